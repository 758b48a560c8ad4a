//! What browsers offer and `web-sys` has no binding for, or only one that cannot say that it is not
//! there: typed by hand, so that no field is asked for by its name elsewhere.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Clipboard, DomException, IdbTransaction, ServiceWorkerContainer, StorageManager};

#[wasm_bindgen]
extern "C" {
    /// The navigator, with the parts that not every browser and every context has.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type Navigator;

    /// The maker of the engine, as the HTML standard has it for each engine.
    #[wasm_bindgen(method, getter)]
    pub fn vendor(this: &Navigator) -> String;

    /// `None` where the page is in no secure context; throws in a sandboxed frame.
    #[wasm_bindgen(method, getter, catch, js_name = serviceWorker)]
    pub fn service_worker(this: &Navigator) -> Result<Option<ServiceWorkerContainer>, JsValue>;

    /// `None` where the page is in no secure context.
    #[wasm_bindgen(method, getter)]
    pub fn clipboard(this: &Navigator) -> Option<Clipboard>;

    /// `None` where the page is in no secure context.
    #[wasm_bindgen(method, getter)]
    pub fn storage(this: &Navigator) -> Option<StorageManager>;

    /// Whether the page runs from the home screen; only Safari on a phone says it.
    #[wasm_bindgen(method, getter)]
    pub fn standalone(this: &Navigator) -> Option<bool>;

    /// The window, with its queue of launches (Web App Launch Handler API).
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type LaunchWindow;

    /// `None` where the browser has no such queue.
    #[wasm_bindgen(method, getter, js_name = launchQueue)]
    pub fn launch_queue(this: &LaunchWindow) -> Option<LaunchQueue>;

    /// Web App Launch Handler API, `LaunchQueue`.
    pub type LaunchQueue;

    /// Has the consumer called with each launch, those before this call too.
    #[wasm_bindgen(method, catch, js_name = setConsumer)]
    pub fn set_consumer(this: &LaunchQueue, consumer: &Closure<dyn FnMut(JsValue)>) -> Result<(), JsValue>;

    /// The handle of a file (`FileSystemFileHandle`).
    pub type FileHandle;

    /// The file behind it.
    #[wasm_bindgen(method, catch, js_name = getFile)]
    pub fn get_file(this: &FileHandle) -> Result<Promise, JsValue>;

    /// What an event of a failed request or transaction is about: either has the reason.
    #[wasm_bindgen(extends = web_sys::EventTarget)]
    pub type Failed;

    /// Why it failed; `None` where it did not, or says nothing.
    #[wasm_bindgen(method, getter)]
    pub fn error(this: &Failed) -> Option<DomException>;

    /// An IndexedDB database whose transactions take options: the binding that does is not a stable
    /// one yet.
    #[wasm_bindgen(extends = web_sys::IdbDatabase)]
    pub type DatabaseWithOptions;

    /// Begins a transaction on object stores, a list of names (Indexed Database API 3.0, `IDBTransactionOptions`).
    #[wasm_bindgen(method, catch, js_name = transaction)]
    pub fn transaction_with_options(
        this: &DatabaseWithOptions,
        stores: &js_sys::Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    /// The offer to install the app (`BeforeInstallPromptEvent`).
    #[wasm_bindgen(extends = web_sys::Event)]
    pub type InstallOffer;

    /// Shows the browser's own question. Each event can be used once.
    #[wasm_bindgen(method, catch)]
    pub fn prompt(this: &InstallOffer) -> Result<Promise, JsValue>;
}
