// The page where reports are added: what is dropped or chosen is sent some files at a time. Without it the form sends them at once.
const form = document.getElementById("drop");
const told = document.getElementById("sending");
let sending = false;

function tell(words, done, total) {
  told.textContent = words.replace("{done}", done).replace("{total}", total);
}

// A dropped folder is walked to the bottom; each file keeps its place in it, so that a sidecar is found beside its report.
async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

async function send(files) {
  if (sending || files.length === 0) return;
  sending = true;
  const most = Number(form.dataset.files), mostBytes = Number(form.dataset.bytes);
  let batch = "", at = 0;
  try {
    while (at < files.length) {
      const body = new FormData();
      let bytes = 0, number = 0;
      while (at + number < files.length && number < most && (number === 0 || bytes + files[at + number].file.size <= mostBytes)) {
        const { file, path } = files[at + number];
        body.append("files", file, file.name);
        body.append("paths", path);
        bytes += file.size;
        number += 1;
      }
      body.append("batch", batch);
      body.append("more", at + number < files.length ? "yes" : "");
      tell(form.dataset.told, at, files.length);
      const headers = { accept: "application/json", "x-csrf-token": form.dataset.csrf };
      const answer = await fetch(form.action, { method: "POST", body, headers });
      if (!answer.ok) throw new Error(await reason(answer));
      batch = (await answer.json()).batch;
      at += number;
    }
    window.location.assign("/add");
  } catch (error) {
    sending = false;
    tell(`${form.dataset.failed} ${error.message}`, at, files.length);
  }
}

async function reason(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".lead")?.textContent ?? String(answer.status);
}

form.addEventListener("submit", (event) => {
  const inputs = [...form.querySelectorAll("input[type=file]")];
  event.preventDefault();
  send(inputs.flatMap((input) => [...input.files]).map((file) => ({ file, path: file.webkitRelativePath || file.name })));
});

for (const kind of ["dragover", "dragenter"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("over");
});
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  form.classList.remove("over");
  const found = [];
  const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()); // at once: the list is empty after the first wait
  for (const entry of entries) {
    if (entry instanceof File) found.push({ file: entry, path: entry.name });
    else if (entry) await walk(entry, found);
  }
  await send(found);
});
