//! Writes zones, segments, wireless networks and what firewalls let pass.

use super::core::routed_by_core;
use super::estate::{Estate, network_text};
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::tables::ids;
use crate::hospital::tables::network::{SEGMENTS, WLANS, ZONES, segment_id};
use crate::hospital::tables::systems::{self, Ends};
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

const FILE: &str = "network/segments.yaml";

/// Zones, segments, wireless networks, permits.
pub fn write(estate: &mut Estate<'_>, book: &mut Book) {
    book.head(FILE, "区画とセグメント (VLAN・アドレス)。情報システム課が管理する。\n192.168.1.0/24 のように部門ベンダが持ち込む同じアドレスは routing_domain で分ける。");
    book.head("network/wireless.yaml", "無線LAN (SSID) の設定。情報システム課が管理する。");
    book.head(
        "network/permits.yaml",
        "ファイアウォールとコアスイッチが通す通信。情報システム課が管理し、毎年3月に見直す。",
    );
    for (id, name, purpose, importance, internet) in ZONES {
        let row = Row::line(id).text("name", name).text("purpose", purpose).text("importance", importance);
        book.add(FILE, "zones", row.yes("internet", internet));
    }
    for segment in &SEGMENTS {
        let mut row = Row::line(segment_id(segment.name)).text("name", segment.name);
        let vlan = match segment.name {
            "PHARM" if estate.plan.has("vlan-twice") => 30,
            _ => segment.vlan,
        };
        row = if vlan > 0 { row.number("vlan", vlan) } else { row.none("vlan") };
        let prefix = match segment.name {
            "DMZ" if estate.plan.has("prefix-overlap") => Some("10.10.16.0/24".to_owned()),
            _ => network_text(segment, estate.plan.copy),
        };
        row = match prefix {
            Some(prefix) => row.put("prefixes", Value::List(vec![prefix.into()])),
            None => row.put("prefixes", Value::List(Vec::new())),
        };
        row = row.refer("zone", segment.zone);
        if segment.role != "normal" {
            row = row.text("role", segment.role);
        }
        row = match gateway(estate, segment.name) {
            Some(gateway) => row.refer("gateway", gateway),
            None => row.none("gateway"),
        };
        if !segment.domain.is_empty() {
            row = row.text("routing_domain", format!("{}{}", segment.domain, estate.plan.copy + 1));
        }
        book.add(FILE, "segments", row.yes("dhcp", segment.dhcp));
    }
    for (id, name, ssid, segment, security, authentication) in WLANS {
        let weak = estate.plan.has("wireless-weak") && id == "wlan-his";
        let security = if weak { "wep" } else { security };
        let guest = segment == "GUEST";
        let row = Row::block(id)
            .text("name", name)
            .text("ssid", ssid)
            .refer("segment", segment_id(segment))
            .text("security", security)
            .text("authentication", authentication)
            .yes("any_refused", !guest && id != "wlan-office")
            .yes("mac_restricted", !guest && id != "wlan-office")
            .yes("client_isolation", guest)
            .refer("controller", "wlc-1");
        let row = match id {
            "wlan-office" => row.unknown("survey"),
            "wlan-building" => row.refer("survey", ids::SITE_SURVEY).none("interference_checked"),
            _ => row.refer("survey", ids::SITE_SURVEY).day("interference_checked", Day::new(2026, 2, 18)),
        };
        book.add("network/wireless.yaml", "wlans", row);
        estate.site.wlans.push(id.to_owned());
    }
    permits(estate, book);
}

fn gateway(estate: &Estate<'_>, segment: &str) -> Option<String> {
    let first = |list: &[String]| list.first().cloned();
    match segment {
        "UNUSED" | "QUARANTINE" => None,
        "DMZ" => first(&estate.site.internet_firewalls),
        "VENDOR-RM" => first(&estate.site.maintenance_firewalls),
        "ELIG" => Some("rt-eligibility".to_owned()),
        "GUEST" => Some("vr-guest".to_owned()),
        "LAB-PRIVATE" => Some("vr-rm-lis".to_owned()),
        "DIAL-PRIVATE" => Some("vr-rm-dialysis".to_owned()),
        other if routed_by_core(other) => Some("core-1".to_owned()),
        _ => None,
    }
    .filter(|id| estate.devices.iter().any(|device| device.id == *id))
}

/// One permit of the table: name, device, from segments, to segments, protocol, ports, purpose.
type Permit = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
    &'static [i64],
    &'static str,
);

const CLIENTS: &[&str] = &["HIS-CL-1", "HIS-CL-2", "HIS-CL-3", "HIS-CL-4", "HIS-WL"];

#[rustfmt::skip]
const PERMITS: &[Permit] = &[
    ("電子カルテ利用", "core-1", CLIENTS, &["HIS-SV"], "tcp", &[443, 1433, 445], "端末から電子カルテへ"),
    ("印刷", "core-1", &["HIS-SV"], &["HIS-PRN"], "tcp", &[9100, 515], "電子カルテから印刷"),
    ("画像参照", "core-1", CLIENTS, &["IMG-SV"], "tcp", &[443], "端末から画像参照"),
    ("DICOM 送信", "core-1", &["IMG-MOD", "PHYS"], &["IMG-SV"], "tcp", &[104, 11112], "モダリティから PACS へ"),
    ("読影", "core-1", &["IMG-WS"], &["IMG-SV"], "tcp", &[104, 443, 11112], "読影端末から PACS・RIS へ"),
    ("検体検査連携", "core-1", &["LAB"], &["HIS-SV"], "tcp", &[6661], "検査依頼と結果"),
    ("生理検査連携", "core-1", &["PHYS"], &["HIS-SV"], "tcp", &[6661, 443], "検査依頼と結果"),
    ("調剤連携", "core-1", &["PHARM"], &["HIS-SV"], "tcp", &[6661], "処方連携"),
    ("手術・麻酔連携", "core-1", &["OR-ICU", "MON"], &["HIS-SV"], "tcp", &[6661], "手術・重症記録連携"),
    ("透析連携", "core-1", &["DIAL"], &["HIS-SV"], "tcp", &[6661], "透析記録連携"),
    ("給食連携", "core-1", &["FOOD"], &["HIS-SV"], "tcp", &[6661], "食事オーダ連携"),
    ("ナースコール連携", "core-1", &["NCALL-VOICE"], &["HIS-SV"], "tcp", &[443], "患者情報の表示"),
    ("資格確認連携", "core-1", &["ELIG"], &["HIS-SV"], "tcp", &[443], "資格情報の取り込み"),
    ("時刻・名前解決", "core-1", CLIENTS, &["OPS-SV"], "udp", &[53, 123], "DNS・NTP"),
    ("ログ転送", "core-1", &["MGMT", "HIS-SV", "IMG-SV"], &["OPS-SV"], "tcp", &[6514], "ログサーバへ"),
    ("バックアップ", "core-1", &["OPS-SV"], &["HIS-SV", "IMG-SV", "LAB", "PHARM"], "tcp", &[10000], "バックアップ取得"),
    ("機器管理", "core-1", &["OPS-SV"], &["MGMT"], "tcp", &[22, 443], "機器の管理"),
    ("事務系サーバ", "core-1", &["OA-CL"], &["OA-SV"], "tcp", &[443, 445], "ファイルサーバ・人事給与"),
    ("インターネット閲覧", "fw-internet-01", &["OA-CL", "OA-SV"], &["DMZ"], "tcp", &[443, 80], "Web 閲覧(プロキシ経由)"),
    ("メール", "fw-internet-01", &["OA-SV"], &["DMZ"], "tcp", &[587, 993], "メール中継"),
    ("更新サーバ", "fw-internet-01", &["OPS-SV"], &["DMZ"], "tcp", &[443], "OS・定義ファイルの更新"),
    ("踏み台から電子カルテ", "fw-vendor-01", &["VENDOR-RM"], &["HIS-SV"], "tcp", &[3389], "電子カルテの保守"),
    ("踏み台から画像", "fw-vendor-01", &["VENDOR-RM"], &["IMG-SV"], "tcp", &[3389, 22], "PACS の保守"),
    ("踏み台から薬剤", "fw-vendor-01", &["VENDOR-RM"], &["PHARM"], "tcp", &[3389], "調剤支援の保守"),
    ("踏み台から手術", "fw-vendor-01", &["VENDOR-RM"], &["OR-ICU"], "tcp", &[3389], "手術部門の保守"),
    ("地域連携", "fw-vendor-01", &["VENDOR-RM"], &["HIS-SV"], "tcp", &[443], "地域連携サーバへ"),
    ("決済", "fw-vendor-01", &["HIS-CL-1"], &["VENDOR-RM"], "tcp", &[443], "クレジット決済"),
    ("遠隔バックアップ", "fw-vendor-01", &["OPS-SV"], &["VENDOR-RM"], "tcp", &[443], "データセンターへ"),
];

fn permits(estate: &Estate<'_>, book: &mut Book) {
    let mut random = estate.random("permits");
    let mut number = 0;
    let mut add = |book: &mut Book, row: Row, order: u32| {
        let reviewed = random.chance(80).then(|| random.day(Day::new(2026, 3, 2), Day::new(2026, 3, 27)));
        let row = row.number("order", order * 10).with(reviewed, |row, day| row.day("reviewed", day));
        book.add("network/permits.yaml", "permits", row);
    };
    let segments = |names: &[&str]| Group::new().refers("segments", names.iter().map(|name| segment_id(name)));
    for (name, device, from, to, protocol, ports, purpose) in PERMITS {
        number += 1;
        let row = Row::block(format!("permit-{number:02}"))
            .text("name", *name)
            .refer("device", *device)
            .text("action", "allow")
            .group("from", segments(from))
            .group("to", segments(to))
            .groups("services", [Group::new().text("protocol", *protocol).numbers("ports", ports)])
            .text("purpose", *purpose);
        // Nobody remembers who asked for two of them.
        let row = if number % 13 == 0 { row } else { row.refer("owner", "dep-it") };
        add(book, row, number);
    }
    for line in
        systems::lines(estate.plan.beds).filter(|line| line.ends == Ends::VendorRouter && !line.vendor.is_empty())
    {
        let router = format!("vr-{}", &line.id[5..]);
        let Some(device) = estate.devices.iter().find(|device| device.id == router) else { continue };
        let jump = device.legs.first().is_some_and(|leg| leg.segment == "VENDOR-RM");
        let servers = estate.site.servers.get(line.system).map(Vec::as_slice).unwrap_or_default();
        let target: Vec<&str> = match (jump, servers) {
            (true, _) | (false, []) => vec![estate.site.jump_host.as_str()],
            (false, servers) => servers.iter().map(String::as_str).take(2).collect(),
        };
        number += 1;
        let services = match line.id {
            // The caterer asked for everything and got it until the new system is in.
            "line-food" => Group::new().text("protocol", "any"),
            "line-guest" => Group::new().text("protocol", "tcp").numbers("ports", &[80, 443]),
            _ => Group::new().text("protocol", "tcp").numbers("ports", &[3389]),
        };
        let row = Row::block(format!("permit-{number:02}"))
            .text("name", format!("{} から", line.name))
            .refer("device", if jump { "fw-vendor-01".to_owned() } else { router })
            .text("action", "allow")
            .group("from", Group::new().refers("lines", [line.id]))
            .group("to", Group::new().refers("devices", target))
            .groups("services", [services])
            .text("purpose", format!("{} の接続", line.name))
            .refers("systems", [line.system])
            .refer("owner", line.vendor);
        let row = row.when(line.id == "line-rm-angio", |row| row.day("until", AS_OF.before(93)));
        add(book, row, number);
    }
    if estate.plan.has("caterer-open") {
        let any = || Group::new().put("sources", Value::List(vec!["any".into()]));
        let row = Row::block("permit-caterer")
            .text("name", "配食センターから(すべて)")
            .refer("device", "vr-food")
            .text("action", "allow")
            .group("from", any())
            .group("to", any())
            .groups("services", [Group::new().text("protocol", "any")])
            .text("purpose", "配食センターの接続")
            .refer("owner", "v-asahi");
        add(book, row, 8000);
    }
    // Two parties come in on one router.
    if estate.devices.iter().any(|device| device.id == "rt-payment") {
        let both = || Group::new().refers("lines", ["line-payment", "line-government"]);
        let row = Row::block("permit-deny-lines")
            .text("name", "回線の間の拒否(決済・市庁内LAN)")
            .refer("device", "rt-payment")
            .text("action", "deny")
            .group("from", both())
            .group("to", both())
            .groups("services", [Group::new().text("protocol", "any")])
            .text("purpose", "一台に着く二つの相手を互いに届かせない")
            .refer("owner", "dep-it");
        add(book, row, 8900);
    }
    for (at, (device, name)) in [
        ("fw-internet-01", "既定の拒否(インターネット境界)"),
        ("fw-vendor-01", "既定の拒否(保守接続境界)"),
        ("core-1", "既定の拒否(コア)"),
    ]
    .into_iter()
    .enumerate()
    {
        let any = || Group::new().put("sources", Value::List(vec!["any".into()]));
        let row = Row::block(format!("permit-deny-{}", at + 1))
            .text("name", name)
            .refer("device", device)
            .text("action", "deny")
            .group("from", any())
            .group("to", any())
            .groups("services", [Group::new().text("protocol", "any")])
            .text("purpose", "許可のない通信を止める")
            .refer("owner", "dep-it");
        add(book, row, 9000);
    }
}
