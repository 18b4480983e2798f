//! A browser that does just what it is told: the office's page, asked by hand.

use crate::office::Office;
use crate::server::Server;
use serde_json::{Value, json};

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// As in HTTP.
    pub status: u16,
    /// The head, in small letters.
    pub head: String,
    /// What was in it.
    pub body: String,
}

impl Answer {
    /// Reads what came over the line.
    pub fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// The object in it.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    /// The code of a refusal.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// A line of the head.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// Somebody before the page.
#[derive(Debug, Clone)]
pub struct Browser {
    address: String,
    /// `lindung=…`, as the browser sends it.
    pub cookie: String,
    /// What the page sends with what changes something.
    pub csrf: String,
}

impl Browser {
    /// Nobody yet.
    pub fn new(server: &Server) -> Self {
        Self { address: server.address.clone(), cookie: String::new(), csrf: String::new() }
    }

    /// Sends a request with these lines in its head.
    pub fn send(
        &self,
        server: &Server,
        method: &str,
        path: &str,
        more: &str,
        body: &str,
    ) -> Answer {
        Answer::read(&server.asked(&self.request(method, path, more, body)))
    }

    /// The file that it is given, byte for byte.
    #[track_caller]
    pub fn download(&self, server: &Server, method: &str, path: &str, form: &Value) -> Vec<u8> {
        let more = format!("Content-Type: application/json\r\nLindung-Csrf: {}\r\n", self.csrf);
        let body = if method == "GET" { String::new() } else { form.to_string() };
        let answer = server.answered(&self.request(method, path, &more, &body));
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let told = String::from_utf8_lossy(&answer[..head]).into_owned();
        assert!(told.starts_with("HTTP/1.1 200"), "{method} {path}: {told}");
        answer[head + 4..].to_vec()
    }

    fn request(&self, method: &str, path: &str, more: &str, body: &str) -> Vec<u8> {
        let cookie = if self.cookie.is_empty() {
            String::new()
        } else {
            format!("Cookie: {}\r\n", self.cookie)
        };
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
             Content-Length: {length}\r\n{cookie}{more}\r\n",
            self.address
        );
        format!("{head}{body}").into_bytes()
    }

    /// Looks at something.
    pub fn get(&self, server: &Server, path: &str) -> Answer {
        self.send(server, "GET", path, "", "")
    }

    /// Sends a form, as the page does.
    pub fn post(&self, server: &Server, path: &str, form: &Value) -> Answer {
        self.form(server, "POST", path, form)
    }

    /// The same with another method.
    pub fn form(&self, server: &Server, method: &str, path: &str, form: &Value) -> Answer {
        let more = format!(
            "Content-Type: application/json\r\nOrigin: http://{}\r\nSec-Fetch-Site: same-origin\r\n\
             Lindung-Csrf: {}\r\n",
            self.address, self.csrf
        );
        self.send(server, method, path, &more, &form.to_string())
    }

    /// Signs in; gives what was answered.
    pub fn sign_in(&mut self, server: &Server, login: &str, passphrase: &str) -> Answer {
        let form = json!({ "login": login, "passphrase": passphrase });
        let answer = self.post(server, "/api/session", &form);
        if answer.status == 200 {
            let set = answer.header("set-cookie").unwrap().to_owned();
            self.cookie = set.split(';').next().unwrap().to_owned();
            self.csrf = answer.json()["csrf"].as_str().unwrap().to_owned();
        }
        answer
    }

    /// Somebody of the office who is signed in and has chosen a passphrase.
    pub fn of(server: &Server, login: &str, handed_out: &str) -> Self {
        let mut browser = Self::new(server);
        assert_eq!(browser.sign_in(server, login, handed_out).status, 200);
        let own = format!("kata sandi {login}");
        let form = json!({ "old": handed_out, "new": own });
        assert_eq!(browser.post(server, "/api/passphrase", &form).status, 200);
        assert_eq!(browser.sign_in(server, login, &own).status, 200);
        browser
    }
}

/// Lets somebody in from the command line; gives the passphrase.
pub fn let_in(office: &Office, login: &str, role: &str) -> String {
    let rest = ["--login", login, "--name", "Orang Contoh", "--role", role];
    let added = office.person("add", &rest).good();
    added["passphrase"].as_str().unwrap().to_owned()
}
