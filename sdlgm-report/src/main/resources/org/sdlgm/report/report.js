(() => {
  'use strict';
  const root = document.documentElement;
  const specs = JSON.parse(document.getElementById('charts').textContent);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const drawn = new Map();

  const colour = name => getComputedStyle(root).getPropertyValue(name).trim();
  const faded = (hex, alpha) => hex + Math.round(alpha * 255).toString(16).padStart(2, '0');
  const brief = new Intl.NumberFormat('en', { maximumSignificantDigits: 5, useGrouping: true });
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });
  const number = value => value !== 0 && Math.abs(value) < 1e-3
    ? value.toExponential(2) : brief.format(value).replaceAll(',', '\u202f');
  const tick = value => value !== 0 && Math.abs(value) < 1e-3
    ? String(Number(value.toPrecision(3))) : compact.format(value);

  /** The mean of each point and its neighbours, fewer of them near the ends; rounded, or a constant's sums would waver. */
  function smooth(points) {
    const reach = Math.max(1, Math.round(points.length / 50));
    const sums = [0];
    for (const [, y] of points) sums.push(sums.at(-1) + y);
    return points.map(([x], i) => {
      const near = Math.min(reach, i, points.length - 1 - i);
      return [x, Number(((sums[i + near + 1] - sums[i - near]) / (2 * near + 1)).toPrecision(6))];
    });
  }

  /** Points as they are drawn; a point without a height breaks a line. */
  function xy(points, breaks) {
    const broken = breaks.map(x => ({ x, y: NaN }));
    return points.map(([x, y, error]) => ({ x, y, error })).concat(broken).sort((a, b) => a.x - b.x);
  }

  function datasets(series, breaks) {
    const main = colour('--c' + series.colour % 6);
    const line = { type: 'line', label: series.name, borderColor: main, backgroundColor: main,
      borderWidth: 2, pointRadius: 0, pointHitRadius: 8, tension: 0, data: xy(series.points, breaks) };
    switch (series.style) {
      case 'BARS':
        return [{ type: 'bar', label: series.name, data: xy(series.points, []), order: 2, borderRadius: 2,
          backgroundColor: faded(main, .55), hoverBackgroundColor: main, barPercentage: 1,
          categoryPercentage: series.points.length > 60 ? 1 : .9 }];
      case 'DASHED':
        return [{ ...line, borderDash: [6, 4] }];
      case 'MARKED':
        return [{ ...line, clip: 8, pointRadius: series.points.length > 60 ? 0 : 3, pointHoverRadius: 5 }];
      case 'NOISY':
        return series.points.length < 30 ? [line] : [
          { ...line, data: xy(smooth(series.points), breaks), order: 0 },
          { ...line, label: '', quiet: true, borderColor: faded(main, .28), borderWidth: 1, order: 1 },
        ];
      default:
        return [line];
    }
  }

  function axis(title, extra) {
    return { grid: { color: colour('--line'), tickColor: 'transparent' }, border: { display: false },
      title: { display: true, text: title, color: colour('--soft'), font: { size: 11 } }, ...extra,
      ticks: { color: colour('--soft'), maxRotation: 0, autoSkipPadding: 14, callback: tick, ...extra.ticks } };
  }

  /** A line for a line and a box for bars; the noise behind a line needs no name. */
  function legend(chart) {
    return Chart.defaults.plugins.legend.labels.generateLabels(chart).filter(item => item.text !== '').map(item => {
      const bar = chart.data.datasets[item.datasetIndex].type === 'bar';
      return { ...item, pointStyle: bar ? 'rectRounded' : 'line', lineWidth: bar ? 0 : 2.5 };
    });
  }

  /** Hides or shows a series together with the noise behind it. */
  function toggle(event, item, { chart }) {
    const visible = !chart.isDatasetVisible(item.datasetIndex);
    chart.setDatasetVisibility(item.datasetIndex, visible);
    if (chart.data.datasets[item.datasetIndex + 1]?.quiet) {
      chart.setDatasetVisibility(item.datasetIndex + 1, visible);
    }
    chart.update();
  }

  function draw(spec, animated) {
    const bars = spec.series.some(series => series.style === 'BARS');
    const data = { datasets: spec.series.filter(series => series.points.length).flatMap(series => datasets(series, spec.breaks)) };
    const xs = spec.series.flatMap(series => series.points.map(point => point[0]));
    // bars need room for their halves at both ends
    const gap = bars && xs.length > 1 ? (Math.max(...xs) - Math.min(...xs)) / (spec.series[0].points.length - 1 || 1) / 2 : 0;
    drawn.get(spec.id)?.destroy();
    drawn.set(spec.id, new Chart(document.getElementById('chart-' + spec.id), {
      data,
      options: {
        parsing: false, responsive: true, maintainAspectRatio: false,
        animation: animated && !still.matches ? { duration: 400 } : false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: {
          x: axis(spec.x, { type: 'linear', offset: false, min: Math.min(...xs) - gap, max: Math.max(...xs) + gap,
            grid: { display: false },
            ticks: { includeBounds: false, precision: spec.x === 'logit' ? undefined : 0 } }),
          y: axis(spec.y, { type: spec.logarithmic ? 'logarithmic' : 'linear', beginAtZero: bars,
            ticks: { maxTicksLimit: 7 } }),
        },
        plugins: {
          legend: { display: spec.series.length > 1, align: 'start',
            onClick: toggle,
            labels: { color: colour('--ink'), usePointStyle: true, pointStyleWidth: 18, boxHeight: 7, padding: 12, generateLabels: legend } },
          tooltip: {
            backgroundColor: colour('--ink'), titleColor: colour('--page'), bodyColor: colour('--page'),
            padding: 10, cornerRadius: 8, boxWidth: 10, boxHeight: 2,
            filter: item => !item.dataset.quiet,
            callbacks: {
              title: items => items.length ? spec.x + ' ' + number(items[0].parsed.x) : '',
              label: item => ' ' + item.dataset.label + ': ' + number(item.parsed.y)
                + (item.raw.error > 0 ? ' ± ' + number(item.raw.error) : ''),
            },
          },
        },
      },
    }));
  }

  function drawAll(animated) {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    for (const spec of specs) draw(spec, animated);
  }

  function logButtons() {
    for (const button of document.querySelectorAll('button.log')) {
      const spec = specs.find(one => one.id === button.dataset.chart);
      // a logarithmic axis has no place for zero
      button.hidden = spec.series.some(one => one.points.some(point => point[1] < 0))
        || !spec.series.some(one => one.points.some(point => point[1] > 0));
      button.setAttribute('aria-label', 'Logarithmic axis: ' + button.closest('figure').querySelector('h3').textContent);
      button.addEventListener('click', () => {
        spec.logarithmic = !spec.logarithmic;
        button.setAttribute('aria-pressed', spec.logarithmic);
        draw(spec, false);
      });
    }
  }

  function themeButton() {
    const button = document.getElementById('theme');
    button.hidden = false;
    button.addEventListener('click', () => {
      const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches;
      root.dataset.theme = isDark ? 'light' : 'dark';
      try {
        localStorage.setItem('sdlgm-theme', root.dataset.theme);
      } catch {
        // the choice then lasts as long as the page
      }
      drawAll(false);
    });
    dark.addEventListener('change', () => drawAll(false));
    addEventListener('beforeprint', () => drawn.forEach(chart => chart.resize()));
  }

  function copyButton() {
    const button = document.getElementById('copy');
    if (!button) return;
    const yaml = document.getElementById('yaml');
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(yaml.textContent);
        button.textContent = 'Copied';
      } catch {
        // no clipboard for this page: the text is then selected, and a key press away
        getSelection().selectAllChildren(yaml);
        button.textContent = 'Selected';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  }

  logButtons();
  themeButton();
  copyButton();
  drawAll(true);
})();
