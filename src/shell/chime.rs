//! A soft sound at the cue and at the end of a box, booked on the audio clock: no timer is late for it.

use wasm_bindgen::prelude::*;

/// How loud a note begins; one is as loud as can be.
const LOUD: f32 = 0.12;
/// What is as good as silence.
const SILENT: f32 = 0.001;
/// How long a note takes to fade, and when the second one follows, in seconds.
const FADES: f64 = 0.5;
const FOLLOWS: f64 = 0.25;
/// The two notes, in hertz.
const NOTES: [f32; 2] = [587.3, 880.0];

// By hand: `web-sys` would need eight features for these few calls.
#[wasm_bindgen]
extern "C" {
    type AudioContext;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<AudioContext, JsValue>;
    #[wasm_bindgen(method, getter, js_name = "currentTime")]
    fn time(this: &AudioContext) -> f64;
    #[wasm_bindgen(method, getter)]
    fn destination(this: &AudioContext) -> JsValue;
    // It may never settle, so what it promises is left alone.
    #[wasm_bindgen(method)]
    fn resume(this: &AudioContext);
    #[wasm_bindgen(method)]
    fn close(this: &AudioContext);
    #[wasm_bindgen(method, js_name = "createOscillator")]
    fn oscillator(this: &AudioContext) -> Part;
    #[wasm_bindgen(method, js_name = "createGain")]
    fn gain(this: &AudioContext) -> Part;

    type Part;
    #[wasm_bindgen(method)]
    fn connect(this: &Part, to: &JsValue);
    #[wasm_bindgen(method)]
    fn start(this: &Part, at: f64);
    #[wasm_bindgen(method)]
    fn stop(this: &Part, at: f64);
    #[wasm_bindgen(method, getter)]
    fn frequency(this: &Part) -> Param;
    #[wasm_bindgen(method, getter, js_name = "gain")]
    fn level(this: &Part) -> Param;

    type Param;
    #[wasm_bindgen(method, js_name = "setValueAtTime")]
    fn set(this: &Param, value: f32, at: f64);
    #[wasm_bindgen(method, js_name = "exponentialRampToValueAtTime")]
    fn fade(this: &Param, value: f32, at: f64);
}

/// The sound; silent, and free of any audio device, once it is dropped.
pub struct Chime {
    context: AudioContext,
    /// The notes to come with their times on the audio clock, in seconds.
    booked: Vec<(f64, Part)>,
    /// When the cue and the end ring.
    dues: [Option<f64>; 2],
}

impl Chime {
    /// A sound, where the browser has one. Only a click or a key lets it be heard.
    pub fn new() -> Option<Self> {
        let context = AudioContext::new().ok()?;
        Some(Self { context, booked: Vec::new(), dues: [None; 2] })
    }

    /// Lets the audio clock run, from a click or a key; a browser may have stopped it meanwhile.
    pub fn wake(&self) {
        self.context.resume();
    }

    /// Rings at the cue and at the end, in so many milliseconds each, and at no other time that was booked before.
    pub fn book(&mut self, dues: [Option<i64>; 2]) {
        let now = self.context.time();
        let dues = dues.map(|due| due.map(|millis| now + millis as f64 / 1000.0));
        let same = |(a, b): (Option<f64>, Option<f64>)| match (a.filter(|a| *a > now), b) {
            (Some(a), Some(b)) => (a - b).abs() < 0.1,
            (a, b) => a.is_none() && b.is_none(),
        };
        if self.dues.into_iter().zip(dues).all(same) {
            return;
        }
        self.dues = dues;
        for (at, note) in self.booked.drain(..) {
            // What rings already rings out.
            if at > now {
                note.stop(0.0);
            }
        }
        let [cue, end] = dues;
        let [low, high] = NOTES;
        for (due, notes) in [(cue, [low, high]), (end, [high, low])] {
            if let Some(at) = due {
                self.notes(at, notes);
            }
        }
    }

    /// Rings now, to be heard once.
    pub fn ring(&mut self) {
        self.notes(self.context.time(), NOTES);
    }

    fn notes(&mut self, at: f64, notes: [f32; 2]) {
        for (at, pitch) in [at, at + FOLLOWS].into_iter().zip(notes) {
            let (note, gain) = (self.context.oscillator(), self.context.gain());
            note.frequency().set(pitch, 0.0);
            gain.level().set(LOUD, at);
            gain.level().fade(SILENT, at + FADES);
            note.connect(&gain);
            gain.connect(&self.context.destination());
            note.start(at);
            note.stop(at + FADES);
            self.booked.push((at, note));
        }
    }
}

impl Drop for Chime {
    fn drop(&mut self) {
        self.context.close();
    }
}
