//! The main job, in every browser: open, fill in, mend, add, read the total.

use jixiao_e2e::drive;

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

#[tokio::test]
async fn open_fill_mend_add_and_read_the_total() {
    drive(|browser| async move {
        browser.wait_for_total("92.97").await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "abc").await;
        browser.wait_for_text("需改正 1 处").await;
        browser.fill(PROCUREMENT, "１００％").await;
        browser.wait_for_total("93.08").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "100");
        browser.open("执行").await;
        browser.click("button", "添加项目").await;
        browser.fill("项目 11：项目名称", "无障碍改造").await;
        browser.fill("无障碍改造：全年预算数（万元）", "20").await;
        browser.fill("无障碍改造：全年执行数（万元）", "10").await;
        assert_eq!(browser.row("无障碍改造").await.cell(4), "50.00%");
        browser.fill("部门整体：全年执行数（万元）", "3105.13").await;
        browser.wait_for_total("93.12").await;
        browser.click("button", "撤销：修改“部门整体：全年执行数”").await;
        browser.wait_for_total("93.08").await;
        for panel in ["试算", "核查", "复核", "帮助", "概览"] {
            browser.open(panel).await;
        }
        browser.pick("语言", "English").await;
        browser.wait_for_text("Total score").await;
    })
    .await;
}
