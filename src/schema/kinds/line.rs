//! An external line.

use super::shared::Party;
use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// How a line is made.
    LineType = "回線の種類" / "Type of line" {
        Internet = "internet" "インターネット" / "internet";
        IpVpn = "ip-vpn" "IP-VPN (閉域網)" / "IP-VPN";
        IpsecVpn = "ipsec-vpn" "IPsec-VPN" / "IPsec VPN";
        SslVpn = "ssl-vpn" "SSL-VPN" / "SSL VPN";
        Dedicated = "dedicated" "専用線" / "dedicated line";
        Mobile = "mobile" "モバイル (LTE・5G)" / "mobile";
        ClosedMobile = "closed-mobile" "モバイル閉域" / "mobile, closed network";
        Telephone = "telephone" "電話・FAX" / "telephone";
        Relay = "relay" "中継ソフト" / "relay software";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// What a line is for.
    LinePurpose = "回線の用途" / "Purpose of a line" {
        Internet = "internet" "インターネット" / "internet";
        Guest = "guest" "患者Wi-Fi" / "patient Wi-Fi";
        Eligibility = "eligibility" "オンライン資格確認・請求" / "eligibility check and claims";
        Regional = "regional" "地域医療連携" / "regional network";
        RemoteMaintenance = "remote-maintenance" "リモート保守" / "remote maintenance";
        FoodService = "food-service" "給食" / "food service";
        Supplies = "supplies" "物品・SPD" / "supplies";
        OutsourcedTest = "outsourced-test" "外注検査" / "outsourced tests";
        RemoteReading = "remote-reading" "遠隔読影・病理" / "remote reading";
        Backup = "backup" "バックアップ・データセンター" / "backup and data centre";
        Branch = "branch" "関連施設" / "branch";
        Payment = "payment" "決済" / "payment";
        Telephone = "telephone" "電話・FAX" / "telephone";
        Emergency = "emergency" "消防・救急" / "fire service";
        Government = "government" "市・県庁内LAN" / "government network";
        StaffAccess = "staff-access" "職員の院外利用" / "staff from outside";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// How long a connection stands.
    ConnectionMode = "接続の形" / "Mode of connection" {
        Always = "always" "常時" / "always on";
        OnRequest = "on-request" "都度" / "on request";
    }
}

choices! {
    /// Why a connection has to stand at all times.
    AlwaysOnReason = "常時接続の理由" / "Reason for always on" {
        DataFlow = "data-flow" "業務のデータを常に送り受けする" / "data is exchanged all the time";
        Monitoring = "monitoring" "機器を常に見守る" / "equipment is watched all the time";
        Telephony = "telephony" "電話・通報に使う" / "calls and alarms";
        CannotSwitch = "cannot-switch" "機器に開け閉めする働きがない" / "the equipment cannot be opened on request";
        Contract = "contract" "契約でそう決めている" / "the contract says so";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Up to which point the sender of information answers for it.
    SendersDutyEnds = "送る側の責任が終わる点" / "Where the sender's duty ends" {
        OwnRouter = "own-router" "病院側のルータを出るまで" / "when it leaves the hospital's router";
        Carrier = "carrier" "通信事業者に渡すまで" / "when the carrier takes it";
        PeerRouter = "peer-router" "相手側のルータに届くまで" / "when it reaches the other side's router";
        PeerSystem = "peer-system" "相手のシステムが受け取るまで" / "when the other side's system takes it";
        Confirmed = "confirmed" "相手が受取りを知らせるまで" / "when the other side confirms it";
    }
}

choices! {
    /// How the other end is known to be the right one.
    PeerAuthentication = "相手の認証" / "Authentication of the peer" {
        None = "none" "なし" / "none";
        Password = "password" "ID・パスワード" / "password";
        TwoFactor = "two-factor" "二要素" / "two factors";
        PreSharedKey = "pre-shared-key" "事前共有鍵" / "pre-shared key";
        Certificate = "certificate" "証明書" / "certificate";
        ClosedNetwork = "closed-network" "閉域網の回線認証" / "by the closed network";
    }
}

choices! {
    /// How traffic is encrypted.
    Encryption = "通信の暗号化" / "Encryption" {
        None = "none" "なし" / "none";
        Ipsec = "ipsec" "IPsec" / "IPsec";
        Tls13 = "tls1.3" "TLS1.3" / "TLS 1.3";
        Tls12 = "tls1.2" "TLS1.2" / "TLS 1.2";
        OldTls = "old-tls" "TLS1.1以下・SSL" / "TLS 1.1 or older";
        Closed = "closed-network" "閉域網による" / "by the closed network";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// An external line.
    Line = "line" / "lines" in Wiring;
    "回線" / "Line", "院外とつながる回線 (外部接続回線)" / "A line to the outside";
    name: text = "名称" / "Name";
    type_ as "type": (choice LineType) = "種類" / "Type";
    purpose: (choice LinePurpose) = "用途" / "Purpose";
    carrier: (ref Vendor) = "通信事業者" / "Carrier" .back(Relation::SuppliedBy, "carried_lines");
    circuit_number: text = "回線番号" / "Circuit number" .example("CAF0000000001");
    contract: (ref Contract) = "契約" / "Contract" .back(Relation::Covers, "lines");
    contract_holder: (choice Party) = "契約者" / "Contract holder";
    payer: (ref Department Vendor) = "費用を払うところ" / "Paid by" .relates(Relation::ResponsibleFor);
    vendor: (ref Vendor) = "使う事業者" / "Vendor who uses it" .back(Relation::HeldBy, "lines");
    device: (ref Device) = "着く装置" / "Device it ends on" .back(Relation::EndsOn, "lines");
    port: text = "着くポート" / "Port it ends on" .example("wan1");
    location: (ref Location) = "着く場所" / "Where it ends" .back(Relation::ContainedIn, "lines");
    systems: (list (ref System)) = "使うシステム" / "Systems" .back(Relation::DependsOn, "lines");
    responsible: (ref Person Department Vendor) = "責任者" / "Responsible" .back(Relation::ResponsibleFor, "lines_in_charge");
    mode: (choice ConnectionMode) = "接続の形" / "Mode";
    always_on_reason: (choice AlwaysOnReason) = "常時接続の理由" / "Reason for always on";
    allowed_sources: (list source) = "許可する接続元" / "Allowed sources" .example("203.0.113.0/29");
    reachable_services: (list (int 0 65535)) = "院外から届くポート" / "Ports reachable from outside" .absent_none();
    encryption: (choice Encryption) = "暗号化" / "Encryption";
    peer_authentication: (choice PeerAuthentication) = "相手の認証" / "Peer authentication";
    mutual_authentication: yes_no = "相互に認証する" / "Mutual authentication";
    ssl_vpn_client_type: yes_no = "SSL-VPNはクライアント型" / "SSL VPN is of the client type";
    carrier_confirmed: date = "安全の範囲の確認日" / "Security confirmed by the carrier on" .evidence();
    carrier_record: (ref Record) = "通信事業者の確認記録" / "Carrier's confirmation" .relates(Relation::EvidencedBy);
    provides_information: yes_no = "第三者へ情報を渡す" / "Carries information to third parties";
    boundary_agreement: (ref Contract Regulation) = "責任の境目の書面" / "Agreement on the boundary" .relates(Relation::EvidencedBy);
    senders_duty_ends: (choice SendersDutyEnds) = "送る側の責任が終わる点" / "Where the sender's duty ends";
    shares: (ref Line) = "共用する回線" / "Shares the line" .back(Relation::DependsOn, "shared_by") .absent_none();
    bandwidth: (int 1 1_000_000 "Mbps" "Mbps") = "帯域" / "Bandwidth";
    cut_order: (int 1 999) = "遮断の順番" / "Order of cutting" .about("攻撃を受けたとき切る順番", "In which order lines are cut in an attack");
    started: date = "開通日" / "In service since";
    ended: date = "廃止日" / "Ended on" .about("使用中なら「なし」", "None while in service");
}
