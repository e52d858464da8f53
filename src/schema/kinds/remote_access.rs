//! Remote access by a vendor or by staff.

use super::line::{AlwaysOnReason, ConnectionMode, PeerAuthentication};
use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// Who comes in.
    RemoteUser = "使う人" / "Who comes in" {
        Vendor = "vendor" "事業者の保守" / "vendor for maintenance";
        Staff = "staff" "職員" / "staff";
    }
}

choices! {
    /// How somebody comes in.
    RemoteMethod = "接続の方法" / "Method" {
        IpsecVpn = "ipsec-vpn" "IPsec-VPN" / "IPsec VPN";
        SslVpnClient = "ssl-vpn-client" "SSL-VPN (クライアント型)" / "SSL VPN, client type";
        SslVpnOther = "ssl-vpn-other" "SSL-VPN (その他)" / "SSL VPN, other type";
        ClosedNetwork = "closed-network" "閉域網" / "closed network";
        VdiOverVpn = "vdi-over-vpn" "VPN + 仮想デスクトップ" / "virtual desktop over VPN";
        ManagedDevice = "managed-device" "病院が貸す管理機器" / "managed device lent by the hospital";
        Relay = "relay" "中継ソフト" / "relay software";
        Direct = "direct" "直接" / "direct";
        Dialup = "dialup" "ダイヤルアップ" / "dial-up";
    }
}

choices! {
    /// What can be reached.
    RemoteService = "届くサービス" / "Reachable service" {
        Rdp = "rdp" "RDP" / "RDP";
        Ssh = "ssh" "SSH" / "SSH";
        Smb = "smb" "ファイル共有 (SMB)" / "file sharing (SMB)";
        Vnc = "vnc" "VNC" / "VNC";
        Https = "https" "HTTPS" / "HTTPS";
        Http = "http" "HTTP" / "HTTP";
        Telnet = "telnet" "Telnet" / "Telnet";
        Database = "database" "データベース" / "database";
        Dicom = "dicom" "DICOM" / "DICOM";
        All = "all" "すべて" / "everything";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// A way into the hospital's network from outside.
    RemoteAccess = "remote_access" / "remote_accesses" in ThirdParties;
    "リモート接続" / "Remote access", "事業者の遠隔保守や職員の院外からの利用" / "Remote maintenance by vendors, access by staff from outside";
    name: text = "名称" / "Name";
    user: (choice RemoteUser) = "使う人" / "User" .absent_is("vendor");
    vendor: (ref Vendor) = "事業者" / "Vendor" .back(Relation::HeldBy, "remote_accesses");
    targets: (list (ref System Device)) = "接続先" / "Targets" .back(Relation::Connects, "remote_accesses");
    line: (ref Line) = "回線" / "Line" .back(Relation::DependsOn, "remote_accesses");
    device: (ref Device) = "入口の装置" / "Device at the entrance" .back(Relation::EndsOn, "entered_by");
    method: (choice RemoteMethod) = "方法" / "Method";
    mode: (choice ConnectionMode) = "接続の形" / "Mode";
    always_on_reason: (choice AlwaysOnReason) = "常時接続の理由" / "Reason for always on";
    allowed_sources: (list source) = "許可する接続元" / "Allowed sources" .example("203.0.113.0/29");
    services: (list (choice RemoteService)) = "届くサービス" / "Reachable services";
    authentication: (choice PeerAuthentication) = "認証" / "Authentication";
    common_point: yes_no = "共通の接続点を通る" / "Through the common connection point";
    security_statement: (ref Record Regulation) = "安全管理状況の書面" / "Security statement" .relates(Relation::EvidencedBy);
    contract: (ref Contract) = "契約" / "Contract" .back(Relation::Covers, "remote_accesses");
    approver: (ref Person) = "承認者" / "Approver" .relates(Relation::ApprovedBy);
    approved: date = "承認日" / "Approved on" .evidence();
    application_required: yes_no = "作業ごとに申請する" / "Each job is applied for";
    logged: yes_no = "ログを取る" / "Logged";
    log_checked: date = "ログの最終確認日" / "Log last checked on" .evidence();
    file_transfer: yes_no = "ファイルを受け渡す" / "Files are transferred";
    files_sanitised: yes_no = "ファイルの無害化" / "Files are sanitised";
    started: date = "開始日" / "Since";
    ended: date = "終了日" / "Ended on" .about("使用中なら「なし」", "None while in use");
}
