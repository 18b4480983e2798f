//! Generates the contract for the screen: the types, and the table of use cases.

use crate::use_cases::{Topic, use_cases};
use lindung_domain::details::Field;
use std::collections::BTreeMap;
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations gathered so far, by name.
pub struct Types {
    config: Config,
    declared: BTreeMap<String, String>,
}

impl Types {
    /// The name of a type, whose declaration and those it needs are gathered.
    pub(crate) fn name<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if !self.declared.contains_key(&name) {
            let mut declaration = T::docs().unwrap_or_default();
            declaration.push_str(&format!("export {}", T::decl(&self.config)));
            self.declared.insert(name, declaration);
            T::visit_dependencies(self);
        }
    }
}

/// The text of `ui/src/contract/desk.ts`.
pub fn generate() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config, declared: BTreeMap::new() };
    let mut table = String::new();
    let mut topics = String::new();
    for case in use_cases() {
        let (request, answer) = ((case.request)(&mut types), (case.answer)(&mut types));
        let name = case.name;
        let line = format!("  /** {} */\n  \"{name}\": [{request}, {answer}];\n", case.doc);
        table.push_str(&line);
        if !case.changes.is_empty() {
            let changes: Vec<String> =
                case.changes.iter().map(|topic| format!("\"{}\"", topic.key())).collect();
            // Writing to a string cannot fail.
            writeln!(topics, "  \"{name}\": [{}],", changes.join(", ")).ok();
        }
    }
    let fields: Vec<String> = Field::ALL.iter().map(|f| format!("\"{}\"", f.key())).collect();
    let declared: Vec<String> = types.declared.into_values().collect();
    format!(
        "// Generated from src-tauri/crates/api by `lindung contract`. Do not edit.\n\n\
         export type Field = {};\n\n\
         export type Details = Partial<Record<Field, string>>;\n\n{}\n\n\
         /** What an answer makes stale. */\n\
         export type Topic = {};\n\n\
         /** Every use case: its request and its answer. */\n\
         export interface UseCases {{\n{table}}}\n\n\
         export const CHANGES: Partial<Record<keyof UseCases, Topic[]>> = {{\n{topics}}};\n",
        fields.join(" | "),
        declared.join("\n\n"),
        Topic::ALL.map(|topic| format!("\"{}\"", topic.key())).join(" | "),
    )
}
