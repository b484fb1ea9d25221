// Starts the program whose two files the head of the page names.
const part = (name) => document.querySelector(`link[data-part="${name}"]`).href;
const { default: start } = await import(part('glue'));
await start({ module_or_path: part('wasm') });
