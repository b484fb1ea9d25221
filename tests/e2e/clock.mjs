// A clock that stands still until a test moves it.
//
// Real machines have two clocks. The wall clock (`Date`) can be set, and goes on while the machine sleeps. The steady
// clock (`performance.now`, timers) cannot be set, and stands still in sleep. Both are kept here, outside the page, so
// that they survive a reload. Timers of workers and the times on events are not under control.

/** Two clocks, in milliseconds, shared by all pages of a browser context. */
export class Clock {
  #pages = new Map();

  /** `wall`: the time of day to begin with, by default 2026-01-15 09:00 UTC. */
  constructor({ wall = Date.UTC(2026, 0, 15, 9) } = {}) {
    this.wall = wall;
    this.mono = 0;
  }

  /** Takes the clocks of all pages of the context, from their next load on. Once, before the first page. */
  async install(context) {
    await context.addInitScript(takeClocks, this.#state());
    context.on('page', (page) => {
      this.join(page).catch(() => {}); // a window that is gone at once
    });
    this.context = context;
  }

  /** Lets time pass: both clocks move, and the timers that come due run in order, each at its own time. */
  async advance(ms) {
    const end = this.mono + ms;
    for (;;) {
      const realms = await this.#realms();
      const due = Math.min(end, ...(await each(realms, 'next')));
      // One page alone can go all the way; several have to take turns.
      const to = realms.length === 1 ? end : due;
      await this.#move(to - this.mono, to - this.mono);
      if (this.mono < end) continue;
      const left = await each(await this.#realms(), 'next');
      if (Math.min(Infinity, ...left) > end) return;
    }
  }

  /** Lets time pass in a page that is held back: both clocks move, and each due timer runs once, late. */
  async hold(ms) {
    await this.#move(ms, ms, 'late');
  }

  /** The machine sleeps: the wall clock goes on, the steady clock and the timers do not. */
  async sleep(ms) {
    await this.#move(ms, 0);
  }

  /** Somebody sets the wall clock, forwards or backwards. */
  async setWall(wall) {
    await this.#move(wall - this.wall, 0);
  }

  #state() {
    return { wall: this.wall, mono: this.mono };
  }

  async #move(wall, mono, late) {
    this.wall += wall;
    this.mono += mono;
    await each(await this.#realms(), 'to', this.#state(), late === 'late');
    await Promise.all([...this.#pages.values()].map(async (renew) => (await renew)()));
  }

  async #realms() {
    const pages = this.context.pages();
    await Promise.all(pages.map((page) => this.join(page).catch(() => {})));
    const frames = pages.flatMap((page) => page.frames());
    const taken = await Promise.all(
      frames.map((frame) => frame.evaluate(() => 'pmClock' in window).catch(() => false)),
    );
    return frames.filter((_, index) => taken[index]);
  }

  /** Tells the page the time of its next load; done for every page, but a page that is about to load can wait for it. */
  join(page) {
    const known = this.#pages.get(page) ?? this.#follow(page);
    this.#pages.set(page, known);
    return known;
  }

  // What a page is told is a script of its own, replaced whenever the clocks have moved.
  async #follow(page) {
    page.on('close', () => this.#pages.delete(page));
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    let identifier;
    const renew = async () => {
      const state = JSON.stringify(this.#state());
      const source = `globalThis.pmClock ? pmClock.start(${state}) : (globalThis.pmClockStart = ${state})`;
      try {
        const added = await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
        if (identifier) await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
        identifier = added.identifier;
      } catch {
        // the page is closing
      }
    };
    await renew();
    return renew;
  }
}

const each = (realms, method, ...given) =>
  Promise.all(
    realms.map((frame) =>
      frame
        .evaluate(([name, args]) => window.pmClock[name](...args), [method, given])
        .catch((error) => {
          // A timer may have closed or reloaded the page it ran in.
          if (/closed|destroyed|navigat|detached|pmClock/.test(error.message))
            return method === 'next' ? Infinity : null;
          throw error;
        }),
    ),
  );

// Runs in the page, before any script of its own.
function takeClocks(first) {
  let wall, mono, born, origin;
  const start = (state) => {
    ({ wall, mono } = state);
    [born, origin] = [mono, wall];
  };
  start(first);
  let opener;
  try {
    opener = (window.opener ?? (parent === window ? null : parent))?.pmClock;
  } catch {
    // a window of another origin
  }
  if (opener) start(opener.state());
  if (globalThis.pmClockStart) start(globalThis.pmClockStart);

  const RealDate = Date;
  const now = () => Math.floor(wall);
  const FakeDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, made) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], made === FakeDate ? target : made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = FakeDate;
  globalThis.Date = FakeDate;

  const steady = () => mono - born;
  performance.now = steady;
  Object.defineProperty(performance, 'timeOrigin', { get: () => origin });
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => frame(() => callback(steady()));

  // Between two timers the page gets a real turn, so that promises and drawing go on as they would.
  const { port1, port2 } = new MessageChannel();
  const turns = [];
  port1.onmessage = () => turns.shift()();
  const turn = () =>
    new Promise((resolve) => {
      turns.push(resolve);
      port2.postMessage(0);
    });

  const timers = new Map();
  let last = 0;
  const add = (every) =>
    function (callback, delay = 0, ...given) {
      const wait = Math.max(every ? 1 : 0, Number(delay) || 0);
      last += 1;
      timers.set(last, { id: last, due: mono + wait, every: every ? wait : undefined, callback, given });
      const id = last;
      if (wait === 0) turn().then(() => timers.has(id) && run(timers.get(id)));
      return id;
    };
  const inOrder = (end) =>
    [...timers.values()].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due || a.id - b.id);
  const run = (timer) => {
    if (timer.every) timer.due = mono + timer.every;
    else timers.delete(timer.id);
    try {
      timer.callback.apply(window, timer.given);
    } catch (error) {
      reportError(error);
    }
  };
  window.setTimeout = add(false);
  window.setInterval = add(true);
  window.clearTimeout = window.clearInterval = (id) => timers.delete(Number(id));

  const pmClock = {
    state: () => ({ wall, mono }),
    start,
    /** When the next timer is due, on the steady clock. */
    next: () => Math.min(Infinity, ...[...timers.values()].map(({ due }) => due)),
    /** Moves to the given times, running timers on the way, or each once at the end if `late`. */
    async to(end, late) {
      const jump = end.wall - wall - (end.mono - mono); // what only the wall clock does comes first
      wall += jump;
      if (late) {
        ({ wall, mono } = end);
        for (const timer of inOrder(mono)) {
          if (!timers.has(timer.id)) continue; // another one has cleared it
          run(timer);
          await turn();
        }
      }
      for (let timer; !late && (timer = inOrder(end.mono)[0]);) {
        wall += Math.max(0, timer.due - mono);
        mono = Math.max(mono, timer.due);
        run(timer);
        await turn();
      }
      ({ wall, mono } = end);
      await turn();
    },
  };
  Object.defineProperty(window, 'pmClock', { value: pmClock });
}
