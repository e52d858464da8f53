//! A device.

use super::model::PortDef;
use super::shared::Logs;
use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a device is.
    DeviceClass = "機器の区分" / "Class of device" {
        Server = "server" "サーバ" / "server";
        Terminal = "terminal" "端末" / "terminal";
        Mobile = "mobile" "携帯端末" / "mobile device";
        Printer = "printer" "プリンタ・複合機" / "printer";
        Network = "network" "ネットワーク機器" / "network device";
        Storage = "storage" "ストレージ" / "storage";
        Medical = "medical" "医療機器" / "medical device";
        Power = "power" "電源装置" / "power";
        Facility = "facility" "設備 (監視・入退室など)" / "building equipment";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// What a device does.
    DeviceFunction = "機器の機能" / "Function of a device" {
        Switch = "switch" "スイッチ" / "switch";
        Hub = "hub" "ハブ (無管理)" / "unmanaged hub";
        AccessPoint = "access-point" "無線アクセスポイント" / "access point";
        WlanController = "wlan-controller" "無線コントローラ" / "wireless controller";
        Router = "router" "ルータ" / "router";
        Vpn = "vpn" "VPN装置" / "VPN box";
        Firewall = "firewall" "ファイアウォール" / "firewall";
        Authentication = "authentication" "認証装置" / "authentication";
        Workstation = "workstation" "ワークステーション" / "workstation";
        Desktop = "desktop" "デスクトップPC" / "desktop";
        Notebook = "notebook" "ノートPC" / "notebook";
        Tablet = "tablet" "タブレット" / "tablet";
        Smartphone = "smartphone" "スマートフォン" / "smartphone";
        Hypervisor = "hypervisor" "仮想化基盤" / "hypervisor";
        LogServer = "log-server" "ログサーバ" / "log server";
        BackupServer = "backup-server" "バックアップサーバ" / "backup server";
        DirectoryServer = "directory-server" "ディレクトリサーバ" / "directory server";
        Nas = "nas" "NAS" / "NAS";
        Tape = "tape" "テープ装置" / "tape drive";
        Multifunction = "multifunction" "複合機" / "multifunction printer";
        LaserPrinter = "laser-printer" "レーザープリンタ" / "laser printer";
        LabelPrinter = "label-printer" "ラベルプリンタ" / "label printer";
        Scanner = "scanner" "スキャナ" / "scanner";
        Modality = "modality" "画像モダリティ" / "imaging modality";
        PatientMonitor = "patient-monitor" "生体情報モニタ" / "patient monitor";
        Analyser = "analyser" "分析装置" / "analyser";
        Treatment = "treatment" "治療・投与機器" / "treatment device";
        Gateway = "gateway" "ゲートウェイ" / "gateway";
        Kiosk = "kiosk" "受付機・精算機・表示" / "kiosk or display";
        CardReader = "card-reader" "カードリーダー" / "card reader";
        Camera = "camera" "監視カメラ" / "camera";
        DoorControl = "door-control" "入退室装置" / "door control";
        BuildingControl = "building-control" "空調・設備監視" / "building control";
        Ups = "ups" "無停電電源" / "UPS";
        Pdu = "pdu" "電源タップ (PDU)" / "PDU";
        Telephone = "telephone" "電話・交換機" / "telephone";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Where a device stands in its life.
    DeviceState = "稼働状態" / "State" {
        Planned = "planned" "導入予定" / "planned";
        InStock = "in-stock" "在庫" / "in stock";
        InUse = "in-use" "運用中" / "in use";
        Spare = "spare" "予備" / "spare";
        Repair = "repair" "修理中" / "under repair";
        Lost = "lost" "所在不明" / "missing";
        Retired = "retired" "使用終了" / "retired";
        Disposed = "disposed" "廃棄済み" / "disposed of";
    }
}

group! {
    /// A network interface. Interfaces merge by name with those of the model.
    Interface = "interface"; "インタフェース" / "Interface";
    name: text = "名称" / "Name" .required() .example("eth0");
    mac: mac = "MACアドレス" / "MAC address";
    ip: address = "IPアドレス" / "IP address" .about("DHCP なら「なし」", "None if leased by DHCP");
    dhcp: yes_no = "DHCP" / "DHCP" .absent_no();
    segment: (ref Segment) = "セグメント" / "Segment" .back(Relation::MemberOf, "devices");
    outlet: (ref Outlet) = "情報コンセント" / "Outlet" .back(Relation::Connects, "devices") .absent_none()
        .about("つながっているコンセント。パッチコードを表します", "The outlet it is plugged into; stands for the patch lead");
    wlan: (ref Wlan) = "無線LAN" / "Wireless network" .back(Relation::Connects, "devices") .absent_none();
    upstream: port = "上位のポート" / "Upstream port" .back(Relation::Connects, "attached") .absent_none()
        .about("コンセントを通らず直接つながる装置のポート", "Port it is plugged into directly, without an outlet");
}

choices! {
    /// How far updates are applied.
    PatchState = "更新の状態" / "State of updates" {
        Latest = "latest" "最新" / "latest";
        Behind = "behind" "未適用あり" / "behind";
        Unavailable = "unavailable" "提供されない" / "none offered any more";
    }
}

group! {
    /// Updates of firmware, operating system and software.
    Patch = "patch"; "更新" / "Updates";
    state: (choice PatchState) = "状態" / "State";
    checked: date = "確認日" / "Checked on" .evidence();
    applied: date = "最終適用日" / "Last applied on" .evidence();
    automatic: yes_no = "自動更新" / "Applied automatically";
}

group! {
    /// Who learns of updates, decides, applies and pays. Exactly one each.
    PatchResponsible = "patch_responsible"; "更新の責任者" / "Responsible for updates",
        "それぞれ一者だけを書く" / "One party each";
    learn: (list (ref Vendor Department Person)) = "情報を得る" / "Learns" .back(Relation::ResponsibleFor, "learns_for");
    decide: (list (ref Vendor Department Person)) = "判断する" / "Decides" .back(Relation::ResponsibleFor, "decides_for");
    do_ as "do": (list (ref Vendor Department Person)) = "作業する" / "Does it" .back(Relation::ResponsibleFor, "patches");
    pay: (list (ref Vendor Department Person)) = "費用を持つ" / "Pays" .back(Relation::ResponsibleFor, "pays_for");
}

choices! {
    /// Whether anti-malware runs.
    AntivirusState = "不正ソフト対策" / "Anti-malware" {
        Running = "running" "稼働" / "running";
        Partial = "partial" "一部除外" / "with exclusions";
        None = "none" "入れていない" / "not installed";
        NotPossible = "not-possible" "入れられない機器" / "cannot be installed";
    }
}

group! {
    /// Protection against malware.
    Antivirus = "antivirus"; "不正ソフト対策" / "Anti-malware";
    state: (choice AntivirusState) = "状態" / "State";
    product: (ref Product) = "製品" / "Product" .relates(Relation::InstanceOf);
    updated: date = "定義の更新日" / "Definitions updated on" .evidence();
}

choices! {
    /// What may be plugged into USB.
    UsbPolicy = "USBの制限" / "USB" {
        Blocked = "blocked" "禁止" / "blocked";
        Allowlist = "allowlist" "登録品のみ" / "registered media only";
        Open = "open" "制限なし" / "open";
        NoPort = "no-port" "端子なし" / "no port";
    }
}

choices! {
    /// How the USB rule is enforced.
    UsbControl = "USB制限の方法" / "How USB is controlled" {
        Software = "software" "管理ソフト" / "by software";
        Policy = "policy" "OSの設定" / "by setting";
        Physical = "physical" "物理的な封鎖" / "physically";
        None = "none" "なし" / "not at all";
    }
}

group! {
    /// Passwords of the device itself: facts about them, never the passwords.
    Credentials = "credentials"; "機器のパスワード" / "Passwords of the device",
        "パスワードの値や、どの機器と同じかは書かない" / "Never the value, nor which devices share it";
    factory_changed: yes_no = "出荷時から変更済み" / "Changed from the factory's";
    reused: yes_no = "使い回しがある" / "Used elsewhere too";
    changed: date = "最終変更日" / "Last changed on" .evidence();
    boot_password: yes_no = "起動パスワード" / "Boot password";
}

group! {
    /// A service or software that runs in the background.
    Service = "service"; "サービス" / "Service";
    name: text = "名称" / "Name" .required();
    approved: yes_no = "承認済み" / "Approved";
    stopped: date = "停止日" / "Stopped on" .evidence() .about("動いているなら「なし」", "None while it runs");
    ports: (list (int 0 65535)) = "通信ポート" / "Ports" .absent_none();
}

choices! {
    /// How a device restricts who may connect to it.
    SourceRestriction = "接続元の制限" / "Source restriction" {
        Allowlist = "allowlist" "アドレスの許可表" / "list of addresses";
        Certificate = "certificate" "証明書" / "certificates";
        Dot1x = "802.1x" "802.1X認証" / "802.1X";
        Mac = "mac" "MACアドレス" / "MAC addresses";
        ManagementNetwork = "management-network" "管理用の網だけ" / "management network only";
        None = "none" "制限なし" / "none";
    }
}

choices! {
    /// How a private device is controlled.
    ByodControl = "個人所有機器の管理" / "Control of private devices" {
        Mdm = "mdm" "MDM" / "MDM";
        Vdi = "vdi" "仮想デスクトップ" / "virtual desktop";
        None = "none" "なし" / "none";
    }
}

kind! {
    /// A device of any kind, from a core switch to a patient monitor.
    Device = "device" / "devices" in Assets inherits "model";
    "機器" / "Device", "サーバ・端末・ネットワーク機器・医療機器など" / "Servers, terminals, network and medical devices and the like";
    name: text = "機器名" / "Name";
    class: (choice DeviceClass) = "区分" / "Class" .inherited();
    function: (choice DeviceFunction) = "機能" / "Function" .inherited();
    model: (ref Model) = "型式" / "Model" .back(Relation::InstanceOf, "devices");
    maker: text = "メーカー" / "Maker" .inherited();
    hostname: text = "ホスト名" / "Host name" .absent_none();
    serial: text = "製造番号" / "Serial number";
    asset_number: text = "資産番号" / "Asset number" .absent_none();
    location: (ref Location) = "設置場所" / "Location" .back(Relation::ContainedIn, "devices");
    rack_unit: (int 1 60 "U" "U") = "ラック位置" / "Rack unit" .absent_none();
    department: (ref Department) = "管理部署" / "Department" .back(Relation::ResponsibleFor, "devices");
    user: (ref Person) = "使用者" / "User" .back(Relation::HeldBy, "devices") .absent_none();
    systems: (list (ref System)) = "利用システム" / "Systems" .back(Relation::MemberOf, "devices");
    state: (choice DeviceState) = "稼働状態" / "State";
    purchased: date = "購入日" / "Purchased on";
    installed: date = "設置日" / "Installed on";
    retired: date = "使用終了日" / "Retired on" .absent_none() .about("使用中なら「なし」", "None while in use");
    disposed: date = "廃棄日" / "Disposed of on" .evidence() .absent_none();
    stocktaken: date = "最終棚卸日" / "Last counted on" .evidence();
    virtual_ as "virtual": yes_no = "仮想マシン" / "Virtual machine" .absent_no();
    host: (ref Device) = "ホスト" / "Host" .back(Relation::RunsOn, "guests") .absent_none();
    os: (ref Product) = "OS" / "Operating system" .inherited() .back(Relation::InstanceOf, "os_devices");
    firmware: (ref Product) = "ファームウェア" / "Firmware" .inherited() .back(Relation::InstanceOf, "firmware_devices");
    software: (list (ref Product)) = "ソフトウェア" / "Software" .back(Relation::InstanceOf, "software_devices");
    interfaces: (list (group Interface)) = "インタフェース" / "Interfaces";
    ports: (list (group PortDef)) = "ポート" / "Ports" .inherited();
    support_end: date = "サポート終了日" / "Support ends on" .inherited();
    warranty_end: date = "保証・保守の期限" / "Warranty ends on";
    replace_by: date = "更改予定日" / "To be replaced by";
    patch: (group Patch) = "更新" / "Updates";
    patch_responsible: (group PatchResponsible) = "更新の責任者" / "Responsible for updates";
    antivirus: (group Antivirus) = "不正ソフト対策" / "Anti-malware";
    usb: (choice UsbPolicy) = "USBの制限" / "USB";
    usb_control: (choice UsbControl) = "USB制限の方法" / "How USB is controlled";
    credentials: (group Credentials) = "機器のパスワード" / "Passwords of the device";
    screen_lock: minutes = "画面ロックまでの時間" / "Screen lock after";
    services: (list (group Service)) = "サービス" / "Services";
    services_checked: date = "不要なサービスの確認日" / "Services checked on" .evidence();
    logs: (group Logs) = "ログ" / "Logs";
    time_source: (ref Device System) = "時刻の同期元" / "Time source" .relates(Relation::DependsOn);
    time_synchronised: yes_no = "時刻を同期している" / "Time is synchronised";
    monitored: yes_no = "監視している" / "Monitored";
    remote_maintenance: yes_no = "リモート保守" / "Maintained remotely";
    source_restriction: (list (choice SourceRestriction)) = "接続元の制限" / "Source restriction";
    portable: yes_no = "持ち出す機器" / "Taken out of the hospital";
    disk_encrypted: yes_no = "ディスクの暗号化" / "Disk is encrypted";
    host_firewall: yes_no = "機器のファイアウォール" / "Has a firewall of its own";
    byod: yes_no = "個人所有" / "Privately owned" .absent_no();
    byod_control: (choice ByodControl) = "個人所有機器の管理" / "Control of the private device";
    byod_approved: date = "個人所有機器の承認日" / "Use of the private device approved on" .evidence() .absent_none();
    owner: (ref Vendor) = "所有者 (病院以外)" / "Owner, if not the hospital" .back(Relation::HeldBy, "owned_devices") .absent_none();
    external_facing: yes_no = "院外とつながる機器" / "Faces the outside"
        .about("回線が着く機器、インターネットから届く機器", "A line ends on it, or it can be reached from the internet");
    personal_data: yes_no = "個人情報を保存" / "Stores personal data";
    capacity: decimal = "容量 (TB)" / "Capacity (TB)";
    retention: period = "保存期間" / "Data kept for" .example("10年");
    power_from: (list (ref Device)) = "電源" / "Powered by" .back(Relation::DependsOn, "powers");
    pre_check: (ref Record) = "導入前の確認" / "Check before introduction" .relates(Relation::EvidencedBy);
    disposal: (ref Record) = "廃棄の記録" / "Record of disposal" .relates(Relation::EvidencedBy);
    file_gateway: (group FileGateway) = "メール・ファイルの検査" / "Checks of mail and files" .absent_none();
}

group! {
    /// What a mail or file gateway lets through.
    FileGateway = "file_gateway"; "メール・ファイルの検査" / "Checks of mail and files";
    executables_blocked: yes_no = "実行ファイルを止める" / "Executables are blocked";
    macros_blocked: yes_no = "マクロを止める" / "Macros are blocked";
    sanitises: yes_no = "無害化する" / "Files are sanitised";
}
