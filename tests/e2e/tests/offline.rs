//! The page without network, and a new release of it.

use jixiao_e2e::{Browser, Options, Release, Site, built_release, changed_release, drive, drive_with};
use serde_json::json;

/// The notice about a new release.
const READY: &str = "新版本已准备好：重新打开后使用。";
/// Which styles the page was opened with: the releases of these tests differ in them.
const STYLES: &str = "return document.querySelector('link[rel=stylesheet]').href.split('/').pop()";

#[tokio::test]
async fn offline_every_panel_and_every_framework_still_opens() {
    drive(|browser| async move {
        let mut site = Site::start(built_release());
        browser.goto(&site.url()).await;
        browser.wait_for_total("92.97").await;
        browser.wait_until_offline_works().await;
        site.go_away();
        // Once as chat programs write it.
        for address in [site.url(), format!("{}?from=singlemessage", site.url()), format!("{}index.html", site.url())] {
            browser.goto(&address).await;
            browser.wait_for_total("92.97").await;
        }
        for panel in ["指标", "执行", "试算", "核查", "复核", "帮助", "概览"] {
            browser.open(panel).await;
        }
        open_every_framework(&browser).await;
        assert_eq!(browser.script(NOT_THERE, &[]).await, json!([404, false]));
        let problems = browser.console_problems().await;
        // What the test itself asked for.
        assert!(problems.iter().all(|problem| problem.contains("not-there.json")), "{problems:?}");
    })
    .await;
}

/// Status of a file that no release has, and whether it is the page in disguise.
const NOT_THERE: &str = "return fetch('frameworks/not-there.json')
    .then(answer => answer.text().then(text => [answer.status, text.includes('<html')]))";

async fn open_every_framework(browser: &Browser) {
    browser.click("button", "更换指标体系").await;
    // The dialog may still have to be fetched, like every part that the page does not begin with.
    browser.wait_until("return document.querySelectorAll('input[name=framework]').length > 0").await;
    let n_frameworks = browser.script("return document.querySelectorAll('input[name=framework]').length", &[]).await;
    let n_frameworks = n_frameworks.as_u64().unwrap_or_default();
    assert!(n_frameworks >= 10, "{n_frameworks}");
    for nth in 0..n_frameworks {
        let pick = "document.querySelectorAll('input[name=framework]')[arguments[0]].click()";
        browser.script(pick, &[json!(nth)]).await;
        let is_open = format!(
            "const picked = document.querySelectorAll('input[name=framework]')[{nth}];
             return picked.checked && Boolean(document.querySelector('.framework-choice__carried'))
                 && !document.querySelector('.framework-choice__outlook').innerText.includes('读取')"
        );
        browser.wait_until(&is_open).await;
    }
    browser.click("button", "取消").await;
}

#[tokio::test]
async fn offline_a_new_release_is_offered_and_comes_when_it_is_accepted() {
    drive(|browser| async move {
        let mut site = Site::start(built_release());
        browser.goto(&site.url()).await;
        browser.wait_until_offline_works().await;
        let old = browser.script(STYLES, &[]).await;
        let first = browser.tab().await;
        let second = browser.open_tab().await;
        browser.goto(&site.url()).await;
        browser.wait_for_total("92.97").await;

        site.replace(changed_release("second"));
        browser.reload().await;
        browser.wait_for_text(READY).await;
        assert_eq!(browser.script(STYLES, &[]).await, old);
        browser.reload().await;
        browser.wait_for_text(READY).await;
        assert_eq!(browser.script(STYLES, &[]).await, old, "an offer is no more than that");

        browser.look_at(&first).await;
        browser.wait_for_text(READY).await;
        browser.click("button", "重新打开").await;
        browser.wait_until(&format!("return document.readyState === 'complete' && ({})", is_styles("second"))).await;
        browser.wait_for_total("92.97").await;
        assert!(!browser.visible_text().await.contains(READY));

        // The other tab keeps what it was opened with, down to the last file, without asking anybody.
        browser.look_at(&second).await;
        assert_eq!(browser.script(STYLES, &[]).await, old);
        site.go_away();
        let old_styles =
            "return fetch(document.querySelector('link[rel=stylesheet]').href).then(answer => answer.status)";
        assert_eq!(browser.script(old_styles, &[]).await, json!(200));
        open_every_framework(&browser).await;
        browser.click("button", "重新打开").await;
        browser.wait_until(&format!("return document.readyState === 'complete' && ({})", is_styles("second"))).await;
        // Nobody is left who needs it.
        browser.wait_until("return caches.keys().then(names => names.length === 1)").await;
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

fn is_styles(name: &str) -> String {
    format!("Boolean(document.querySelector('link[href*=\"styles-{name}\"]'))")
}

#[tokio::test]
async fn offline_a_new_release_can_wait() {
    drive(|browser| async move {
        let site = Site::start(built_release());
        browser.goto(&site.url()).await;
        browser.wait_until_offline_works().await;
        site.replace(changed_release("waiting"));
        browser.reload().await;
        browser.wait_for_text(READY).await;
        browser.click("button", "以后再说").await;
        assert!(!browser.visible_text().await.contains(READY));
        // With the last tab gone it is in use without a word.
        let (old, other) = (browser.tab().await, browser.open_tab().await);
        browser.look_at(&old).await;
        browser.close_tab().await;
        browser.look_at(&other).await;
        // A tab that was closed is gone some time later; who comes back sooner has the release that is still in use.
        for _ in 0..30 {
            browser.goto("about:blank").await;
            browser.wait_a_moment().await;
            browser.goto(&site.url()).await;
            browser.wait_for_total("92.97").await;
            if browser.script(&format!("return {}", is_styles("waiting")), &[]).await == json!(true) {
                break;
            }
        }
        browser.wait_until(&format!("return {}", is_styles("waiting"))).await;
        assert!(!browser.visible_text().await.contains(READY));
    })
    .await;
}

#[tokio::test]
async fn offline_a_release_that_is_not_whole_is_never_used() {
    drive(|browser| async move {
        let mut site = Site::start(built_release());
        browser.goto(&site.url()).await;
        browser.wait_until_offline_works().await;
        let old = browser.script(STYLES, &[]).await;
        for (name, spoil) in SPOILT {
            site.come_back_with(spoil(changed_release(name)));
            site.take_requests();
            browser.reload().await;
            browser.wait_for_total("92.97").await;
            // The new worker is fetched, begins, and gives up.
            while !site.was_asked_for("/sw.js") {
                browser.wait_a_moment().await;
            }
            let gave_up = "return navigator.serviceWorker.getRegistration().then(it => !it.installing && !it.waiting)";
            browser.wait_a_moment().await;
            browser.wait_until(gave_up).await;
            assert!(site.take_requests().len() > 5, "{name}: the release was looked at");
            assert!(!browser.visible_text().await.contains(READY), "{name}");
            site.go_away();
            browser.reload().await;
            browser.wait_for_total("92.97").await;
            assert_eq!(browser.script(STYLES, &[]).await, old, "{name}");
            let kept = browser.script("return caches.keys().then(names => names.length)", &[]).await;
            assert_eq!(kept, json!(1), "{name}");
        }
        // Once it is whole, it is offered.
        site.come_back_with(changed_release("whole"));
        browser.reload().await;
        browser.wait_for_text(READY).await;
    })
    .await;
}

/// A name, and what becomes of the release.
type Spoilt = (&'static str, fn(Release) -> Release);

/// What can happen to a release on its way.
const SPOILT: [Spoilt; 4] = [
    ("missing", |mut release| {
        release.remove(&panels(&release));
        release
    }),
    ("truncated", |mut release| {
        let half = release.get(&panels(&release)).map(|bytes| bytes.iter().take(bytes.len() / 2).copied().collect());
        release.insert(panels(&release), half.expect("it is there"));
        release
    }),
    ("login", |mut release| {
        release.insert(
            "frameworks/blank@1.json".to_owned(),
            b"<!DOCTYPE html><html><title>Log in</title></html>".to_vec(),
        );
        release
    }),
    ("mixed", |mut release| {
        release.insert(String::new(), built_release().remove("").expect("a site has a page"));
        release
    }),
];

fn panels(release: &Release) -> String {
    release.keys().find(|path| path.contains("_split_panels")).expect("the panels have a file").clone()
}

#[tokio::test]
async fn offline_an_earlier_release_can_come_back() {
    drive(|browser| async move {
        let (first, second) = (built_release(), changed_release("taken-back"));
        let mut site = Site::start(first.clone());
        browser.goto(&site.url()).await;
        browser.wait_until_offline_works().await;
        let styles = browser.script(STYLES, &[]).await;
        // Kept open all the time: what it was opened with is kept too.
        let witness = browser.tab().await;
        let other = browser.open_tab().await;
        browser.goto(&site.url()).await;
        for (release, expected) in [(second, json!("styles-taken-back.css")), (first, styles)] {
            site.replace(release);
            browser.reload().await;
            browser.wait_for_text(READY).await;
            browser.click("button", "重新打开").await;
            let arrived =
                format!("return document.readyState === 'complete' && {expected} === (() => {{ {STYLES} }})()");
            browser.wait_until(&arrived).await;
            browser.wait_for_total("92.97").await;
        }
        browser.look_at(&witness).await;
        browser.close_tab().await;
        browser.look_at(&other).await;
        site.go_away();
        browser.reload().await;
        browser.wait_for_total("92.97").await;
        open_every_framework(&browser).await;
    })
    .await;
}

#[tokio::test]
async fn offline_can_be_taken_back() {
    drive(|browser| async move {
        let mut release = built_release();
        let site = Site::start(release.clone());
        browser.goto(&site.url()).await;
        browser.wait_until_offline_works().await;
        release.insert("sw.js".to_owned(), include_bytes!("../../../src/no-sw.js").to_vec());
        // As `serve --dev` has it: a page that registers nothing.
        let page = String::from_utf8(release.remove("").expect("a site has a page")).expect("it is text");
        release.insert(String::new(), page.replace("jixiao-offline", "nothing").into_bytes());
        site.replace(release);
        browser.reload().await;
        browser.wait_until("return !document.querySelector('meta[name=jixiao-offline]')").await;
        browser.wait_for_total("92.97").await;
        browser.wait_until("return caches.keys().then(names => names.length === 0)").await;
        browser.wait_until("return navigator.serviceWorker.getRegistrations().then(all => all.length === 0)").await;
    })
    .await;
}

#[tokio::test]
async fn without_tls_all_else_works_and_nothing_is_said() {
    let intranet = Options { switches: &["--host-resolver-rules=MAP jixiao.test 127.0.0.1"], ..Options::default() };
    drive_with(intranet, |browser| async move {
        let site = Site::start(built_release());
        browser.goto(&site.url().replace("127.0.0.1", "jixiao.test")).await;
        browser.wait_for_total("92.97").await;
        assert_eq!(browser.script("return isSecureContext || 'serviceWorker' in navigator", &[]).await, json!(false));
        for panel in ["指标", "执行", "试算", "核查", "复核", "帮助", "概览"] {
            browser.open(panel).await;
        }
        open_every_framework(&browser).await;
        assert!(!site.was_asked_for("/sw.js"));
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_not_there_is_never_another_one() {
    drive(|browser| async move {
        assert_eq!(browser.script(NOT_THERE, &[]).await, json!([404, false]));
        browser.wait_until_offline_works().await;
        browser.reload().await;
        assert_eq!(browser.script(NOT_THERE, &[]).await, json!([404, false]));
    })
    .await;
}
