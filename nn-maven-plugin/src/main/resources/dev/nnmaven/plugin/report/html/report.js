/* Draws the charts from the table beneath them, which stays for whoever cannot see them. */
(function () {
  "use strict";
  var charts = document.querySelector(".charts");
  if (!charts || typeof uPlot === "undefined") {
    return;
  }
  var rows = Array.prototype.slice.call(document.querySelectorAll("#epochs tbody tr"));
  var epochs = rows.map(function (row) { return Number(row.cells[0].textContent); });
  var printing = false;
  var plots = [];

  function values(name) {
    var attribute = "data-" + name.replace(/[A-Z]/g, function (c) { return "-" + c.toLowerCase(); });
    return rows.map(function (row) {
      var cell = row.querySelector("[" + attribute + "]");
      return cell ? Number(cell.getAttribute(attribute)) : null;
    });
  }

  /* Colours are asked for whenever something is drawn: the theme may change, and paper is light. */
  function colour(name, onPaper) {
    return function () {
      return printing ? onPaper : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    };
  }

  function text(unit, value) {
    if (value === null || value === undefined) {
      return "–";
    }
    /* Rounded down, as everywhere in the report: what is not reached never reads as if it were. */
    return unit === "share" ? (Math.floor(value * 10000 + 1e-7) / 100).toFixed(2) + "%" : value.toPrecision(4);
  }

  function axis(unit) {
    return {
      font: "12px system-ui, sans-serif",
      stroke: colour("--muted", "#5c6169"),
      ticks: { show: false },
      grid: { stroke: colour("--rule", "#e2e2de"), width: 1 },
      size: unit === "share" ? 46 : 50,
      values: function (plot, splits) {
        return splits.map(function (value) {
          return unit === "share" ? Number((value * 100).toFixed(4)) + "%" : String(Number(value.toPrecision(6)));
        });
      }
    };
  }

  function draw(place) {
    var unit = place.dataset.unit;
    var columns = place.dataset.columns.split(" ").map(values).filter(function (column) {
      return column.some(function (value) { return value !== null; });
    });
    var readout = place.parentNode.querySelector(".readout");
    var points = { show: epochs.length < 3 };
    var x = axis("epoch");
    x.size = 28;
    x.gap = 4;
    x.grid = { show: false };
    x.incrs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 100000, 1000000];
    x.values = function (plot, splits) { return splits; };
    var styles = [
      { stroke: colour("--first", "#1f6cc4"), width: 2, points: points },
      { stroke: colour("--second", "#c2500b"), width: 2, dash: [6, 4], points: points }
    ];
    var plot = new uPlot({
      width: place.clientWidth,
      height: place.clientHeight,
      legend: { show: false },
      padding: [12, 8, 0, 0],
      cursor: { drag: { x: false, y: false }, y: false },
      scales: { x: { time: false }, y: unit === "share" ? { range: shareRange } : {} },
      axes: [x, axis(unit)],
      series: [{}].concat(columns.map(function (column, i) { return styles[i]; })),
      hooks: {
        setCursor: [function (plot) {
          var i = plot.cursor.idx;
          readout.textContent = i === null || i === undefined ? "" :
            "epoch " + epochs[i] + ": training " + text(unit, columns[0][i]) +
            (columns[1] ? ", held out " + text(unit, columns[1][i]) : "");
        }]
      }
    }, [epochs].concat(columns), place);
    plots.push(plot);
    new ResizeObserver(function () {
      if (place.clientWidth > 0 && place.clientWidth !== plot.width) {
        plot.setSize({ width: place.clientWidth, height: place.clientHeight });
      }
    }).observe(place);
  }

  /* Some room below the lowest; never beyond what a share can be. */
  function shareRange(plot, low, high) {
    if (low === null) {
      return [0, 1];
    }
    var room = Math.max((high - low) * 0.1, 0.005);
    return [Math.max(0, low - room), Math.min(1, high + room)];
  }

  function redraw() {
    plots.forEach(function (plot) { plot.redraw(false, true); });
  }

  charts.hidden = false;
  Array.prototype.forEach.call(document.querySelectorAll(".chart"), draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", function () { printing = true; redraw(); });
  addEventListener("afterprint", function () { printing = false; redraw(); });
})();
