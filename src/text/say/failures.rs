//! What the system says of a file that cannot be read or written.

use crate::text::{Lang, Say, Text, sentences};
use std::io::{Error, ErrorKind};

sentences! {
    not_there() { "No such file or directory" "文件或目录不存在" }
    no_permission() { "Permission denied" "没有权限" }
    exists() { "File exists" "已存在同名文件" }
    is_a_folder() { "Is a directory" "这是目录" }
    no_folder() { "Not a directory" "不是目录" }
    not_empty() { "Directory not empty" "目录不为空" }
    full() { "No space left on device" "磁盘空间不足" }
    over_quota() { "Disk quota exceeded" "超出磁盘配额" }
    read_only() { "Read-only file system" "文件系统为只读" }
    busy() { "Resource busy" "文件正被占用" }
    too_long() { "File name too long" "文件名过长或无效" }
    not_utf8() { "stream did not contain valid UTF-8" "内容不是 UTF-8 文本" }
    cut_off() { "unexpected end of file" "文件不完整" }
    cannot_here() { "not supported here" "此处不支持" }
}

impl Say for Error {
    fn say(&self, lang: Lang) -> String {
        let words = match self.kind() {
            ErrorKind::NotFound => not_there(),
            ErrorKind::PermissionDenied => no_permission(),
            ErrorKind::AlreadyExists => exists(),
            ErrorKind::IsADirectory => is_a_folder(),
            ErrorKind::NotADirectory => no_folder(),
            ErrorKind::DirectoryNotEmpty => not_empty(),
            ErrorKind::StorageFull => full(),
            ErrorKind::QuotaExceeded => over_quota(),
            ErrorKind::ReadOnlyFilesystem => read_only(),
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => busy(),
            ErrorKind::InvalidFilename => too_long(),
            ErrorKind::InvalidData if self.get_ref().is_none() => not_utf8(),
            ErrorKind::UnexpectedEof if self.get_ref().is_none() => cut_off(),
            ErrorKind::Unsupported => cannot_here(),
            _ => return self.to_string(),
        };
        words.of(lang).to_owned()
    }
}

/// Why something failed, as the system tells it.
pub(crate) fn failure(error: &Error) -> Text {
    Text::per_lang(|lang| error.say(lang))
}
