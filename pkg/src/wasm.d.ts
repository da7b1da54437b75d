/** The engine's `.wasm` file: its URL or its module, as your bundler or runtime imports `.wasm` files. */
declare const file: any;
export default file;
