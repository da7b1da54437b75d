/** The file of the engine: its address or its module, as your bundler or runtime imports `.wasm` files. */
declare const file: any;
export default file;
