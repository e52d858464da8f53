//! A wireless network.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// How a wireless network is encrypted.
    WlanSecurity = "無線の暗号化" / "Wireless encryption" {
        Open = "open" "なし" / "none";
        Wep = "wep" "WEP" / "WEP";
        WpaTkip = "wpa-tkip" "WPA-TKIP" / "WPA-TKIP";
        Wpa2Aes = "wpa2-aes" "WPA2-AES" / "WPA2-AES";
        Wpa3 = "wpa3" "WPA3" / "WPA3";
    }
}

choices! {
    /// How a wireless network knows its users.
    WlanAuthentication = "無線の認証" / "Wireless authentication" {
        None = "none" "なし" / "none";
        Psk = "psk" "共通の鍵 (PSK)" / "pre-shared key";
        Dot1xCertificate = "802.1x-certificate" "802.1X (証明書)" / "802.1X with certificates";
        Dot1xPassword = "802.1x-password" "802.1X (ID・パスワード)" / "802.1X with passwords";
        Portal = "portal" "Web認証" / "captive portal";
    }
}

kind! {
    /// A wireless network (SSID).
    Wlan = "wlan" / "wlans" in Wiring;
    "無線LAN" / "Wireless network", "SSID ごとの設定" / "One per SSID";
    name: text = "名称" / "Name";
    ssid: text = "SSID" / "SSID";
    segment: (ref Segment) = "セグメント" / "Segment" .back(Relation::MemberOf, "wlans");
    security: (choice WlanSecurity) = "暗号化" / "Encryption";
    authentication: (choice WlanAuthentication) = "認証" / "Authentication";
    any_refused: yes_no = "ANY接続の拒否" / "ANY connection refused";
    mac_restricted: yes_no = "MACアドレスの制限" / "Restricted by MAC address";
    client_isolation: yes_no = "端末間の通信を止める" / "Clients are isolated";
    controller: (ref Device) = "無線コントローラ" / "Controller" .back(Relation::DependsOn, "wlans");
    survey: (ref Record) = "電波の調査" / "Site survey" .relates(Relation::EvidencedBy);
    interference_checked: date = "電波干渉の確認日" / "Interference checked on" .evidence();
}
