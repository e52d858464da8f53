//! Help and argument errors in Japanese. English stands on the arguments themselves.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command};

use crate::words::Lang;

/// Japanese for every command and argument: `path argument` → text. The
/// argument of a command's own description is empty.
const JAPANESE: &[(&str, &str, &str)] = &[
    ("", "", "医療機関の情報資産台帳 (YAML) を、厚生労働省のガイドラインに照らして判定します。"),
    ("", "lang", "表示の言語: ja か en"),
    ("check", "", "台帳を判定する (指摘、まとめ、関門)"),
    ("check", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("check", "rev", "ディスクのファイルの代わりに git のリビジョンを読む"),
    ("check", "as_of", "今日の代わりに、この日の時点で判定する"),
    ("check", "format", "結果の形式: text か json"),
    ("check", "fail_on", "この重さ以上の指摘で不通過にする: info、low、medium、high、critical"),
    ("check", "undecided", "不明の判定をすべて、場所とともに表示する"),
    ("check", "full", "一つのルールの指摘が多くても、すべて行とともに表示する"),
    ("check", "outcomes", "json に並べる判定: open (違反・不明・免除中) か all"),
    ("check", "timings", "段階ごとにかかった時間を表示する"),
    ("coverage", "", "条とチェックリストの項目の判定を一覧する。何が分かれば最も多くが決まるかも示す"),
    ("coverage", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("coverage", "rev", "ディスクのファイルの代わりに git のリビジョンを読む"),
    ("coverage", "as_of", "今日の代わりに、この日の時点で判定する"),
    ("coverage", "edition", "この版だけ"),
    ("coverage", "volume", "ガイドラインのこの編だけ"),
    ("coverage", "chapter", "この章だけ (番号か、題の言葉)"),
    ("coverage", "form", "チェックリストのこの様式だけ"),
    (
        "coverage",
        "of",
        "この条か項目だけ (引用か id)。事実ごとに、もとになった行と日付、決めるのに要る項目と聞く相手も示す",
    ),
    ("coverage", "pattern", "この参照パターンの条だけ: I、II、III、IV、own (病院自身のパターン)"),
    ("coverage", "from", "二つの版を比べる: 前の版"),
    ("coverage", "to", "二つの版を比べる: 新しい版"),
    ("coverage", "format", "結果の形式: text、json、markdown"),
    ("coverage", "full", "すべての行を示す (--of の行、事業者確認用の項目の事業者ごとの行)"),
    ("coverage", "shortest", "どの事実を、だれに聞けば、最も多くの不明が決まるかを示す"),
    ("show", "", "一つの行を見る (値がどこから来たか、関係、指摘)"),
    ("show", "id", "行の id"),
    ("show", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("show", "rev", "ディスクのファイルの代わりに git のリビジョンを読む"),
    ("show", "as_of", "今日の代わりに、この日の時点で判定する"),
    ("explain", "", "ルール、指摘の種類、条、チェックリストの項目を説明する"),
    ("explain", "what", "ルールの id、指摘の種類、引用どおりの条、条や項目の id"),
    ("explain", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("policy", "", "ルールの一覧と試験、変化に気づくかの確認、ルール集の比較と記録"),
    ("policy list", "", "効いているルールを並べる"),
    ("policy list", "prefix", "この文字で始まる id のルールだけ"),
    ("policy list", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("policy test", "", "ルールの例をすべて実行する"),
    ("policy test", "prefix", "この文字で始まる id のルールだけ"),
    ("policy test", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("policy diff", "", "ルール集と病院が、ルールの何を変えているかを示す"),
    ("policy diff", "prefix", "この文字で始まる id のルールだけ"),
    ("policy diff", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("policy diff", "format", "結果の形式: text か json"),
    ("policy mutate", "", "台帳の事実を一つずつ変え、どのルールも気づかないものを示す"),
    ("policy mutate", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("policy mutate", "seed", "行と値を選ぶ元になる数"),
    ("policy mutate", "samples", "一つの項目について、種類ごとに変えてみる行の数"),
    ("policy mutate", "kind", "この種類の項目だけ (device、record など)"),
    ("policy mutate", "format", "結果の形式: text、json、markdown"),
    ("policy lock", "", "確かめたルール集の今の中身を sekisho.lock に記録する"),
    ("policy lock", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("waiver", "", "免除の下書き"),
    ("waiver draft", "", "今日の関門で止まる指摘の免除を、書き込み用の下書きとして表示する"),
    ("waiver draft", "dir", "病院のリポジトリのフォルダ [省略時: 上に向かって最初に sekisho.yaml のあるフォルダ]"),
    ("waiver draft", "rev", "ディスクのファイルの代わりに git のリビジョンを読む"),
    ("waiver draft", "as_of", "今日の代わりに、この日の時点で判定する"),
    ("waiver draft", "fail_on", "この重さ以上の指摘を下書きにする: info、low、medium、high、critical"),
    ("schema", "", "何が書けるかを表示する (JSON Schema、項目の説明)"),
    (
        "schema",
        "what",
        "対象: 台帳は inventory、設定は sekisho、ルールは rule、ルール集は pack と lock、版は guideline と checklist、どの値でもよい項目は any-value、結果は result、coverage、policy-diff、mutation",
    ),
    ("schema", "format", "形式: json か markdown (台帳の項目の説明)"),
    ("schema", "out", "すべてのスキーマと説明をこのフォルダに書く"),
    ("init", "", "始めるための小さな病院のリポジトリを作る"),
    ("init", "dir", "作るフォルダ"),
];

const HELP: (&str, &str) = ("この説明を表示する", "Print this help");
const VERSION: (&str, &str) = ("版を表示する", "Print the version");

const TEMPLATE_JA: &str = "{about}\n\n使い方: {usage}\n\n{all-args}";
const TEMPLATE_EN: &str = "{about}\n\nUsage: {usage}\n\n{all-args}";

/// The command with its help in that language.
pub(super) fn localize(command: Command, lang: Lang) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(clap::Arg::new("version").short('V').long("version").action(ArgAction::Version).help(pick(VERSION, lang)));
    translate(command, "", lang)
}

fn translate(command: Command, path: &str, lang: Lang) -> Command {
    let headings = match lang {
        Lang::Ja => ("コマンド", "コマンド", "オプション", "引数", TEMPLATE_JA),
        Lang::En => ("Commands", "COMMAND", "Options", "Arguments", TEMPLATE_EN),
    };
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(clap::Arg::new("help").short('h').long("help").action(ArgAction::Help).help(pick(HELP, lang)))
        .subcommand_help_heading(headings.0)
        .subcommand_value_name(headings.1)
        .help_template(headings.4);
    if let Some(about) = japanese(path, "").filter(|_| lang == Lang::Ja) {
        command = command.about(about);
    }
    command = command.mut_args(|argument| {
        let id = argument.get_id().to_string();
        let text = japanese(path, &id).or_else(|| japanese("", &id)).filter(|_| lang == Lang::Ja);
        let heading = if argument.is_positional() { headings.3 } else { headings.2 };
        let takes_values = argument.get_action().takes_values();
        let argument =
            argument.help_heading(heading).hide_possible_values(takes_values).hide_default_value(takes_values);
        match text {
            Some(text) => argument.help(text),
            None => argument,
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(&name, |one| translate(one, &below, lang));
    }
    command
}

fn japanese(path: &str, argument: &str) -> Option<&'static str> {
    JAPANESE.iter().find(|(p, a, _)| *p == path && *a == argument).map(|(_, _, text)| *text)
}

fn pick(pair: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => pair.0,
        Lang::En => pair.1,
    }
}

/// An argument error in Japanese.
pub(super) fn error_in_japanese(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("引数 `{argument}` はありません"),
        ErrorKind::InvalidSubcommand => format!("コマンド `{}` はありません", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("引数 {argument} が要ります"),
        ErrorKind::MissingSubcommand => "コマンドが要ります".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` には値が要ります"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{value}` は `{argument}` に使えません"),
        ErrorKind::ArgumentConflict => format!("`{argument}` は一度だけ書けます"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` の値の数が違います")
        }
        _ => "引数が正しくありません".to_owned(),
    };
    let mut lines = vec![format!("エラー: {message}")];
    let valid = context(ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(format!("使える値: {valid}"));
    } else if let Some(source) = std::error::Error::source(error) {
        lines.push(format!("使える値: {source}"));
    }
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let suggestion = context(kind);
        if !suggestion.is_empty() {
            lines.push(format!("`{suggestion}` ではありませんか"));
        }
    }
    lines.push("使い方は --help で見られます".to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::arguments::Arguments;
    use super::*;

    fn visit(command: &Command, path: &str, missing: &mut Vec<String>) {
        if japanese(path, "").is_none() {
            missing.push(path.to_owned());
        }
        for argument in
            command.get_arguments().filter(|argument| !["help", "version"].contains(&argument.get_id().as_str()))
        {
            let id = argument.get_id().as_str();
            if japanese(path, id).is_none() && japanese("", id).is_none() {
                missing.push(format!("{path} {id}"));
            }
        }
        for one in command.get_subcommands() {
            let below = if path.is_empty() { one.get_name().to_owned() } else { format!("{path} {}", one.get_name()) };
            visit(one, &below, missing);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_japanese() {
        let mut missing = Vec::new();
        visit(&Arguments::command(), "", &mut missing);
        assert!(missing.is_empty(), "no Japanese help for {missing:?}");
    }

    #[test]
    fn the_arguments_make_sense_to_the_library() {
        localize(Arguments::command(), Lang::Ja).debug_assert();
        localize(Arguments::command(), Lang::En).debug_assert();
    }
}
