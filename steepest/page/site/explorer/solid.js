"use strict";
/** The ground under the explorer's map, drawn by three.js; where there is no WebGL, the map serves alone. */
var solid = (() => {
  const three = /** @type {any} */ (window).three;
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("explorer-canvas"));
  const [SIDE, RISE] = [4, 1.7]; // of the ground: its longer side and its height
  const LONGEST = 1.6; // an arrow
  const AWAY = 11.5; // the eye, from the middle
  const LIFT = 0.012; // lines lie so far above the ground
  const film = /** @type {any} */ (window).steepestColours;
  const COLOURS = {
    level: "#c9d2e0",
    underfoot: "#ffffff",
    first: film.first,
    second: film.second,
    walk: film.descent,
    gradient: film.gradient,
    descent: film.descent,
    point: film.ink,
  };
  const [TURN, TILT] = [6, 4]; // degrees, of an arrow key
  let [turned, tilted] = [-32, 32];
  /** @type {Heights | null} */
  let shown = null;
  const [SLOW, REST] = [60, 120]; // milliseconds: what a frame takes without a GPU, and how long a point rests until it is worth one
  let asked = false;
  let taken = 0; // by the frame before
  let waiting = 0;

  const renderer = new three.WebGLRenderer({ canvas, antialias: true });
  const scene = new three.Scene();
  const camera = new three.PerspectiveCamera(32, 1, 0.1, 100);
  const [standing, moving] = [new three.Group(), new three.Group()];
  const sun = new three.DirectionalLight("#ffffff", 2.2);
  sun.position.set(-3, 6, 2);
  scene.background = new three.Color(film.ground);
  scene.add(new three.AmbientLight("#ffffff", 1.1), sun, standing, moving);

  /** Take away what a group holds, on the graphics card too. @param {any} group */
  function clear(group) {
    group.traverse((/** @type {any} */ one) => {
      one.geometry?.dispose();
      one.material?.dispose();
    });
    group.clear();
  }

  /** Where a point of the map lies in space, at a height, within the ground's heights.
   * @param {View} view @returns {(x: number, y: number, height: number) => [number, number, number]} */
  function placed({ state, heights }) {
    const [across, up] = state.axes.map((axis) => state.surface.window[axis]);
    const by = SIDE / Math.max(across[1] - across[0], up[1] - up[0]);
    const { low, high } = /** @type {Heights} */ (heights);
    const tall = RISE / (high - low || 1);
    return (x, y, height) => [
      (x - (across[0] + across[1]) / 2) * by,
      (Math.min(Math.max(height, low), high) - low) * tall - RISE / 2,
      ((up[0] + up[1]) / 2 - y) * by,
    ];
  }

  /** Pieces of lines, as wide on the screen wherever they lie. @param {number[]} ends @param {string} colour @param {number} width */
  function strokes(ends, colour, width) {
    const geometry = new three.LineSegmentsGeometry();
    geometry.setPositions(ends.length ? ends : [0, 0, 0, 0, 0, 0]);
    const made = new three.LineSegments2(geometry, new three.LineMaterial({ color: colour, linewidth: width }));
    made.visible = ends.length > 0;
    return made;
  }

  /** Lines from point to point. @param {[number, number, number][]} points */
  function joined(points) {
    const ends = [];
    for (let k = 0; k + 1 < points.length; k++) {
      const pair = [...points[k], ...points[k + 1]];
      if (pair.every(Number.isFinite)) ends.push(...pair);
    }
    return ends;
  }

  /** @param {View} view */
  function block(view) {
    const { xs, ys, rows, low, high } = /** @type {Heights} */ (view.heights);
    const at = placed(view);
    /** @type {number[]} */
    const places = [];
    /** @type {number[]} */
    const colours = [];
    /** @type {number[]} */
    const faces = [];
    ys.forEach((y, row) =>
      xs.forEach((x, column) => {
        const height = rows[row][column];
        places.push(...at(x, y, Number.isFinite(height) ? height : low));
        const shade = new three.Color().setRGB(
          ...picture.colour((height - low) / (high - low || 1) || 0).map((one) => one / 255),
          "srgb",
        );
        colours.push(shade.r, shade.g, shade.b);
      }),
    );
    for (let row = 0; row + 1 < ys.length; row++) {
      for (let column = 0; column + 1 < xs.length; column++) {
        const corners = [rows[row][column], rows[row][column + 1], rows[row + 1][column], rows[row + 1][column + 1]];
        if (!corners.every(Number.isFinite)) continue;
        const a = row * xs.length + column;
        const c = a + xs.length;
        faces.push(a, a + 1, c, a + 1, c + 1, c);
      }
    }
    const geometry = new three.BufferGeometry();
    geometry.setAttribute("position", new three.BufferAttribute(new Float32Array(places), 3));
    geometry.setAttribute("color", new three.BufferAttribute(new Float32Array(colours), 3));
    geometry.setIndex(faces);
    geometry.computeVertexNormals();
    const skin = new three.MeshLambertMaterial({
      vertexColors: true,
      side: three.DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 2,
      polygonOffsetUnits: 2,
    });
    return new three.Mesh(geometry, skin);
  }

  /** @param {View} view @param {number} level */
  function levelLine(view, level) {
    const at = placed(view);
    return lines.level(/** @type {Heights} */ (view.heights), level).flatMap(([x, y, u, v]) => {
      const [one, other] = [at(x, y, level), at(u, v, level)];
      return [one[0], one[1] + LIFT, one[2], other[0], other[1] + LIFT, other[2]];
    });
  }

  /** @param {number[]} from @param {number[]} to @param {string} colour */
  function arrow(from, to, colour) {
    const [start, end] = [new three.Vector3(...from), new three.Vector3(...to)];
    const way = end.clone().sub(start);
    const made = new three.Group();
    const long = Math.min(way.length(), LONGEST);
    if (!(long > 0.02)) return made;
    const head = Math.min(0.2, long / 2);
    const material = new three.MeshBasicMaterial({ color: colour });
    const shaft = new three.Mesh(new three.CylinderGeometry(0.028, 0.028, long - head), material);
    shaft.position.y = (long - head) / 2;
    const tip = new three.Mesh(new three.ConeGeometry(0.08, head), material);
    tip.position.y = long - head / 2;
    made.add(shaft, tip);
    made.position.copy(start);
    made.quaternion.setFromUnitVectors(new three.Vector3(0, 1, 0), way.normalize());
    return made;
  }

  /** What moves with the point. @param {View} view */
  function move(view) {
    clear(moving);
    const { state, here, walk, slopes, value, heights, arrowScale } = view;
    const { surface, axes } = state;
    const [one, other] = axes;
    const at = placed(view);
    const flat = (/** @type {number[]} */ point) => at(point[one], point[other], surface.value(...point));
    const inside = (/** @type {number[]} */ point) =>
      axes.every((axis) => point[axis] >= surface.window[axis][0] && point[axis] <= surface.window[axis][1]);
    const raised = (/** @type {[number, number, number]} */ [x, y, z]) =>
      /** @type {[number, number, number]} */ ([x, y + LIFT, z]);
    axes.forEach((axis, number) => {
      const cut = lines
        .ticks(surface.window[axis], lines.CELLS)
        .map((along) => raised(flat(here.map((coordinate, k) => (k === axis ? along : coordinate)))));
      if (inside(here)) moving.add(strokes(joined(cut), [COLOURS.first, COLOURS.second][number], 2.5));
    });
    if (heights && Number.isFinite(value)) moving.add(strokes(levelLine(view, value), COLOURS.underfoot, 2.5));
    const seen = walk.points.filter(inside).map((point) => raised(flat(point)));
    moving.add(strokes(joined(seen), COLOURS.walk, 3));
    if (!inside(here) || !Number.isFinite(value)) return;
    const ball = new three.Mesh(
      new three.SphereGeometry(0.075, 24, 16),
      new three.MeshLambertMaterial({ color: COLOURS.point }),
    );
    ball.position.set(...flat(here));
    moving.add(ball);
    if (!slopes.every(Number.isFinite)) return;
    const steep = slopes[0] ** 2 + slopes[1] ** 2; // along the gradient, the tangent plane climbs by that
    for (const [by, colour] of /** @type {[number, string][]} */ ([
      [arrowScale, COLOURS.gradient],
      [-state.rate, COLOURS.descent],
    ])) {
      const [x, , z] = at(here[one] + by * slopes[0], here[other] + by * slopes[1], 0);
      const [, low] = flat(here);
      const { low: bottom, high: top } = /** @type {Heights} */ (heights);
      moving.add(arrow(flat(here), [x, low + (by * steep * RISE) / (top - bottom || 1), z], colour));
    }
  }

  function draw() {
    asked = false;
    const frame = /** @type {HTMLElement} */ (canvas.parentElement);
    const [width, height] = [frame.clientWidth, frame.clientHeight];
    if (!width) return;
    const fine = Math.min(window.devicePixelRatio, 2);
    if (canvas.width !== Math.floor(width * fine) || canvas.height !== Math.floor(height * fine)) {
      renderer.setPixelRatio(fine);
      renderer.setSize(width, height, false);
    }
    camera.aspect = width / height;
    const [round, over] = [(turned * Math.PI) / 180, (tilted * Math.PI) / 180];
    camera.position.set(
      AWAY * Math.sin(round) * Math.cos(over),
      AWAY * Math.sin(over),
      AWAY * Math.cos(round) * Math.cos(over),
    );
    camera.lookAt(0, 0, 0);
    camera.updateProjectionMatrix();
    canvas.setAttribute("aria-valuenow", String(Math.round(turned)));
    renderer.render(scene, camera);
    const began = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => (taken = performance.now() - began)));
  }

  function ask() {
    if (!asked) requestAnimationFrame(draw);
    asked = true;
  }

  /** Draw when the map changed: where drawing is slow, when the point rests, so that the map is never late. */
  function follow() {
    window.clearTimeout(waiting);
    if (taken < SLOW) ask();
    else waiting = window.setTimeout(ask, REST);
  }

  /** Show what the map shows. @param {View} view */
  function show(view) {
    const frame = /** @type {HTMLElement} */ (canvas.parentElement);
    frame.hidden = !view.heights;
    if (!view.heights) return;
    if (view.heights !== shown) {
      shown = view.heights;
      clear(standing);
      const levels = lines.roundSteps(shown.low, shown.high, picture.LEVELS);
      standing.add(
        block(view),
        strokes(
          levels.flatMap((level) => levelLine(view, level)),
          COLOURS.level,
          1,
        ),
      );
    }
    move(view);
    follow();
  }

  /** @param {number} round @param {number} over */
  function turn(round, over) {
    turned = ((((turned + round + 180) % 360) + 360) % 360) - 180;
    tilted = Math.min(Math.max(tilted + over, 5), 89);
    ask();
  }

  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) turn(-event.movementX / 2, event.movementY / 2);
  });
  canvas.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [TURN, 0], ArrowRight: [-TURN, 0], ArrowUp: [0, TILT], ArrowDown: [0, -TILT] }[event.key];
    if (!way) return;
    event.preventDefault();
    turn(way[0], way[1]);
  });
  window.addEventListener("explored", (event) => show(/** @type {CustomEvent<View>} */ (event).detail));
  new ResizeObserver(ask).observe(/** @type {HTMLElement} */ (canvas.parentElement));
  show(explorer.now());
  return { draw };
})();
