//! The published model from a file: plain JSON, gzip, or the botocore wheel that carries it.

use std::io::{Cursor, Read};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use zip::ZipArchive;

use crate::model::Model;
use crate::updates::Updates;

/// Where a wheel keeps the model.
const IN_WHEEL: &str = "botocore/data/lambda/2015-03-31/service-2.json";

/// Metadata that only a wheel contains; for other files the caller supplies it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ModelSource {
    /// The release of botocore.
    pub(crate) version: Option<String>,
    /// The day of the release.
    pub(crate) date: Option<String>,
}

/// A published service model: CreateFunction, and the operations that update a function.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) create: Model,
    pub(crate) updates: Updates,
}

/// The service model at `path`.
pub(crate) fn published(path: &Path, told: &ModelSource) -> Result<Published> {
    let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    from_bytes(&bytes, told).with_context(|| format!("the model in {}", path.display()))
}

fn from_bytes(bytes: &[u8], told: &ModelSource) -> Result<Published> {
    let (json, version, date) = match bytes {
        [b'P', b'K', ..] => wheel(bytes)?,
        _ => (gunzip(bytes)?, None, None),
    };
    let service: Value = serde_json::from_slice(&json).context("not JSON")?;
    let version = version.or_else(|| told.version.clone()).context("it does not say its release: give --version")?;
    let date = date.or_else(|| told.date.clone()).context("it does not say its day: give --date YYYY-MM-DD")?;
    let create = Model::from_service(&service, &version, &date)?;
    let updates = Updates::from_service(&service, &create)?;
    Ok(Published { create, updates })
}

/// The model in a wheel, with the release and the day that the wheel was built.
fn wheel(bytes: &[u8]) -> Result<(Vec<u8>, Option<String>, Option<String>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).context("not a wheel")?;
    let zipped = format!("{IN_WHEEL}.gz");
    let name = if archive.by_name(&zipped).is_ok() { zipped } else { IN_WHEEL.to_owned() };
    let mut names = archive.file_names().filter_map(|name| name.ok().map(|name| name.into_owned()));
    let metadata = names.find(|name| name.ends_with(".dist-info/METADATA")).context("a wheel without METADATA")?;
    drop(names);

    let mut json = Vec::new();
    archive.by_name(&name).with_context(|| format!("no {name}"))?.read_to_end(&mut json)?;
    let mut file = archive.by_name(&metadata)?;
    let day = file.last_modified().map(|at| format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day()));
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    let said = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(|value| value.trim().to_owned());
    ensure!(said("Name:").as_deref() == Some("botocore"), "a wheel, but not of botocore");
    Ok((gunzip(&json)?, said("Version:"), day))
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes.to_vec());
    }
    let mut json = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut json).context("broken gzip")?;
    Ok(json)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const MODEL: &str = r#"{
        "metadata": { "endpointPrefix": "lambda", "apiVersion": "2015-03-31" },
        "shapes": {
            "CreateFunctionRequest": { "type": "structure", "members": {} },
            "UpdateFunctionConfigurationRequest": { "type": "structure", "members": {} },
            "UpdateFunctionCodeRequest": { "type": "structure", "members": {} }
        }
    }"#;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn wheel_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let day = zip::DateTime::from_date_and_time(2026, 1, 2, 3, 4, 6).unwrap();
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default().last_modified_time(day)).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn json_and_gzip_are_told_their_release() {
        let told = ModelSource { version: Some("1.2.3".into()), date: Some("2026-01-02".into()) };
        for bytes in [MODEL.as_bytes().to_vec(), gzip(MODEL)] {
            assert_eq!(from_bytes(&bytes, &told).unwrap().create.source.botocore, "1.2.3");
            let error = from_bytes(&bytes, &ModelSource::default()).unwrap_err();
            assert!(error.to_string().contains("--version"), "{error}");
        }
    }

    #[test]
    fn a_wheel_says_its_release() {
        let metadata =
            ("botocore-1.2.3.dist-info/METADATA", &b"Metadata-Version: 2.1\nName: botocore\nVersion: 1.2.3\n"[..]);
        let zipped = gzip(MODEL);
        let models = [(format!("{IN_WHEEL}.gz"), zipped.as_slice()), (IN_WHEEL.to_owned(), MODEL.as_bytes())];
        for (name, model) in models {
            let model = from_bytes(&wheel_of(&[(&name, model), metadata]), &ModelSource::default()).unwrap().create;
            assert_eq!((model.source.botocore.as_str(), model.source.date.as_str()), ("1.2.3", "2026-01-02"));
        }
        let empty = from_bytes(&wheel_of(&[metadata]), &ModelSource::default()).unwrap_err();
        assert!(empty.to_string().contains(IN_WHEEL), "{empty}");
    }
}
