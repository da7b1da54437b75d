// In a headless Chromium: the same diagnostics, a worker, a content-security policy, and the playground.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { rules } from "lambda-lint/full";
import { foundBy, program, requests } from "./requests.js";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };
const ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const screenshots = fileURLToPath(new URL("screenshots/", import.meta.url));
const root = new URL("..", import.meta.url);
let server, browser, address;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const headers = { "content-type": TYPES[extname(pathname)] ?? "text/html" };
    if (searchParams.has("policy")) headers["content-security-policy"] = searchParams.get("policy");
    try {
      const body = pathname === "/empty.html" ? "<!doctype html><title>empty</title>" : readFileSync(new URL(`.${pathname}`, root));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
});

after(async () => {
  await browser?.close();
  server.close();
});

async function open(path, options) {
  const page = await browser.newPage(options);
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  await page.goto(address + path);
  return page;
}

test("the same diagnostics as the program", async () => {
  const page = await open("/empty.html");
  const expected = program(requests);
  const found = await page.evaluate(
    async (jobs) => {
      const { lint } = await import("/dist/full.js");
      const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      return jobs.map(({ bytes, options }) => lint(bytesOf(bytes), options).diagnostics);
    },
    requests.map(({ bytes, options }) => ({ bytes: bytes.toString("base64"), options })),
  );
  requests.forEach(({ name }, at) => {
    assert.deepEqual(foundBy(rules)(found[at]), foundBy(rules)(expected[at]), name);
  });
  await page.close();
});

test("in a worker", async () => {
  const page = await open("/empty.html");
  const count = await page.evaluate(
    () =>
      new Promise((done, failed) => {
        const source = `import { lint } from "${location.origin}/dist/index.js"; postMessage(lint({}).diagnostics.length)`;
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => failed(new Error(message));
      }),
  );
  assert.equal(count, 3);
  await page.close();
});

test("a content-security policy that forbids WebAssembly gives an error that names the directive", async () => {
  const use = async (policy) => {
    const page = await open(`/empty.html?policy=${encodeURIComponent(policy)}`);
    const said = await page.evaluate(async () => {
      const { lint } = await import("/dist/index.js");
      try {
        return lint({}).diagnostics.length;
      } catch (error) {
        return error.message;
      }
    });
    await page.close();
    return said;
  };
  assert.match(await use("script-src 'self'"), /'wasm-unsafe-eval'.*script-src/);
  assert.equal(await use("script-src 'self' 'wasm-unsafe-eval'"), 3);
});

const PLAYGROUND = "/playground/dist/index.html";

test("playground: form and editor are one request", async () => {
  const page = await open(PLAYGROUND);
  await page.getByRole("status").getByText(/\d+ errors/).waitFor();
  const editor = page.locator(".cm-content");
  await page.getByRole("tab", { name: "Form" }).click();
  const memory = page.getByLabel("Memory", { exact: true });
  assert.equal(await memory.inputValue(), "64");
  assert.equal(await memory.getAttribute("aria-invalid"), "true");
  const described = await memory.getAttribute("aria-describedby");
  const error = await page.locator(`#${described.split(" ").at(-1)}`).textContent();
  assert.match(error, /64 MB is below the minimum of 128 MB/);

  await memory.fill("512");
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes('"MemorySize": 512'));
  assert.equal(await memory.getAttribute("aria-invalid"), null);
  assert.ok(await memory.evaluate((input) => input === document.activeElement), "the field keeps the focus");

  await page.getByRole("button", { name: /remove the quotes/ }).first().click();
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes('"Timeout": 30'));

  await page.getByRole("button", { name: "Add" }).first().click();
  await page.getByLabel("Name of entry 3 of Environment variables").fill("QUEUE");
  await page.keyboard.press("Enter");
  await page.getByLabel("Value of QUEUE").fill("orders");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes('"QUEUE": "orders"'));

  await page.getByRole("tab", { name: "Text" }).click();
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type('{"FunctionName": "typed"');
  await page.locator("#panel-form").getByText("not a JSON object").waitFor({ state: "attached" });
  await page.keyboard.type("}");
  await page.waitForFunction(() => document.querySelector("#field-FunctionName")?.value === "typed");
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("playground: with the keyboard alone", async () => {
  const page = await open(PLAYGROUND);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("F8");
  await page.locator(".cm-tooltip-lint").waitFor();
  const isInside = () => page.evaluate(() => document.activeElement.closest(".cm-editor") !== null);
  for (let press = 0; press < 5 && (await isInside()); press++) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
  }
  assert.equal(await isInside(), false, "Escape and Tab leave the editor");
  await page.getByRole("link", { name: "number-out-of-range" }).press("Enter");
  await page.getByRole("dialog").getByText("Evidence").waitFor();
  await page.screenshot({ path: `${screenshots}explanation.png` });
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("playground: every field has a name, every control can be reached", async () => {
  const page = await open(PLAYGROUND);
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll("input, select, button, a, [contenteditable]")]
      .filter((control) => !(control.labels?.length || control.textContent.trim() || control.getAttribute("aria-label")))
      .map((control) => control.outerHTML),
  );
  assert.deepEqual(nameless, []);
  const dangling = await page.evaluate(() =>
    [...document.querySelectorAll("[aria-describedby]")]
      .flatMap((control) => control.getAttribute("aria-describedby").split(" "))
      .filter((id) => !document.getElementById(id)),
  );
  assert.deepEqual(dangling, []);
  await page.close();
});

test("playground: other documents, fixes, links and options", async () => {
  const page = await open(PLAYGROUND);
  const summary = page.locator("#findings-title");
  await page.getByRole("button", { name: "Fix all safe (3)" }).click();
  await summary.getByText("5 errors").waitFor();
  await page.getByRole("textbox", { name: "Region", exact: true }).fill("frankfurt");
  await page.getByRole("alert").getByText("unknown region `frankfurt`").waitFor();
  await page.getByRole("textbox", { name: "Region", exact: true }).fill("eu-west-1");
  await page.reload();
  await summary.getByText("5 errors").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Region", exact: true }).inputValue(), "eu-west-1");

  await page.evaluate(() => (navigator.clipboard.writeText = async (text) => void (window.copied = text)));
  const copied = async (name) => {
    await page.locator(".menu summary").click();
    await page.getByRole("button", { name }).click();
    await page.getByText(/copied/).waitFor();
    return page.evaluate(() => window.copied);
  };
  assert.match(await copied(/^AWS CLI/), /^aws lambda create-function --region eu-west-1 --cli-input-json '\{/);
  assert.match(await copied(/^SDK call/), /new CreateFunctionCommand\(\{/);
  const other = await browser.newPage();
  await other.goto(await copied(/^Link/));
  await other.locator("#findings-title").getByText("5 errors").waitFor();
  assert.equal(await other.getByRole("textbox", { name: "Region", exact: true }).inputValue(), "eu-west-1");
  await other.close();

  const example = page.getByLabel("Example");
  for (const [name, found] of [["A SAM template", "sam"], ["Terraform", "terraform"], ["AWS CLI command", "aws-cli"]]) {
    await example.selectOption({ label: name });
    await page.getByText(`1 function found: ${found}`).waitFor();
  }
  await example.selectOption({ label: "A good request" });
  await summary.getByText("No problems found").waitFor();
  // an archive without files
  const archive = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.of(0x50, 0x4b, 5, 6, ...new Uint8Array(18))], "empty.zip"));
    return transfer;
  });
  await page.dispatchEvent("main", "drop", { dataTransfer: archive });
  await summary.getByText("1 error").waitFor();
  await page.getByRole("button", { name: "Remove empty.zip" }).click();
  await summary.getByText("No problems found").waitFor();
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("playground: axe finds nothing", async () => {
  const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", root), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(PLAYGROUND, { colorScheme, bypassCSP: true });
    const check = async (view) => {
      const found = await page.evaluate(async (source) => {
        (0, eval)(source);
        const { violations } = await window.axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      }, axe);
      assert.deepEqual(found, [], `${colorScheme} ${view}`);
    };
    await page.getByRole("button", { name: "More options" }).click();
    await check("text");
    await page.getByRole("tab", { name: "Form" }).click();
    await check("form");
    await page.getByRole("link", { name: "number-out-of-range" }).click();
    await page.getByRole("dialog").getByText("Evidence").waitFor();
    await check("explanation");
    await page.close();
  }
});

for (const [name, options] of Object.entries({
  light: { colorScheme: "light", viewport: { width: 1360, height: 900 } },
  dark: { colorScheme: "dark", viewport: { width: 1360, height: 900 } },
  narrow: { colorScheme: "light", viewport: { width: 390, height: 844 } },
  "narrow-dark": { colorScheme: "dark", viewport: { width: 390, height: 844 } },
})) {
  test(`playground: screenshot, ${name}`, async () => {
    const page = await open(PLAYGROUND, options);
    await page.getByRole("status").getByText(/errors/).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the screen`);
    await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
    assert.deepEqual(page.faults, []);
    await page.close();
  });
}
