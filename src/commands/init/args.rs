//! The arguments of `handover init`.

use crate::arguments::completing;
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;
use std::path::PathBuf;

/// Arguments of `handover init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder of the new handover; made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// What to start from: a template that comes with the tool (`handover templates` lists them), or a folder
    /// of your own, such as ./our-template
    #[arg(long, value_name = "NAME|FOLDER", add = ArgValueCompleter::new(completing::templates_and_folders))]
    pub template: Option<String>,
    /// What is handed over, as people will call it
    #[arg(long)]
    pub title: Option<String>,
    /// The short name of the handover, with which the number of each record begins [default: both parties and the year]
    #[arg(long, value_name = "NAME")]
    pub id: Option<String>,
    /// The organisation that hands over
    #[arg(long, value_name = "NAME")]
    pub giver: Option<String>,
    /// The organisation that takes over
    #[arg(long, value_name = "NAME")]
    pub receiver: Option<String>,
    /// A third organisation that approves and looks on, if there is one
    #[arg(long, value_name = "NAME")]
    pub witness: Option<String>,
    /// A person, such as 'giver:Lin Wei <lin@bright.example>', or 'giver:lin:Lin Wei …' with an id of your own; may be
    /// given several times
    #[arg(long = "person", value_name = "PARTY:[ID:]NAME <EMAIL>")]
    pub people: Vec<String>,
    /// Who has a role of the template, such as 'Account lead=lin'; may be given several times [default: the one person
    /// of the party]
    #[arg(long = "role", value_name = "ROLE=PERSON")]
    pub roles: Vec<String>,
    /// The first day of the handover, such as 2026-11-02 [default: today, or in 7 days where a plan is signed first]
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// The day responsibility moves [default: 30 days after start]
    #[arg(long, value_name = "DATE")]
    pub cutover: Option<String>,
    /// The last day of the watch period [default: 30 days after cutover]
    #[arg(long, value_name = "DATE")]
    pub close: Option<String>,
    /// Only the core items of the template, for a small handover
    #[arg(long)]
    pub light: bool,
    /// The texts of the template in both languages, for companies that do not share one
    #[arg(long)]
    pub both: bool,
    /// The format of the new files
    #[arg(long, value_name = "FORMAT", default_value = "toml")]
    pub format: InitFormat,
}

/// The format of new files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InitFormat {
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
}
