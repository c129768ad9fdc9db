// Looks over the page as it stands and says what is plainly wrong with it.
() => {
    const problems = [];
    const seen = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest('[aria-hidden="true"], .mm-visually-hidden');
    const name = element => `<${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''}${typeof element.className === 'string' && element.className ? '.' + element.className.trim().split(/\s+/).slice(0, 2).join('.') : ''}> ${(element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40)}`;
    const some = (what, elements) => { if (elements.length > 0) problems.push(`${elements.length} ${what}: ${elements.slice(0, 3).map(name).join(' | ')}`); };

    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) {
        const wide = [...document.querySelectorAll('main *')].filter(element => seen(element) && element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.mm-table-wrap, svg'));
        problems.push(`${over} pixels wider than the window: ${wide.slice(0, 3).map(name).join(' | ')}`);
    }

    const headings = [...document.querySelectorAll('h1')];
    if (headings.length !== 1) problems.push(`${headings.length} first headings instead of one`);
    if (!document.documentElement.lang) problems.push('the page does not say its language');
    if (!document.title.trim()) problems.push('the page has no title');
    if (document.querySelectorAll('main').length !== 1) problems.push('not exactly one main landmark');
    some('error states', [...document.querySelectorAll('.mm-notice[role=alert]')]);
    const broken = document.getElementById('blazor-error-ui');
    if (broken && seen(broken)) problems.push('the page has broken down');

    some('images without alternative text', [...document.images].filter(image => !image.hasAttribute('alt')));
    some('fields without a label', [...document.querySelectorAll('input, select, textarea')].filter(field =>
        !['hidden', 'submit', 'button'].includes(field.type) && seen(field) && !(field.labels && field.labels.length) && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby') && !field.title));
    some('links or buttons without a name', [...document.querySelectorAll('a[href], button, summary, [role=button]')].filter(element =>
        seen(element) && !(element.textContent || '').trim() && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby') && !element.title && !element.querySelector('img[alt]:not([alt=""])')));
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
    const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
    if (twice.length > 0) problems.push(`ids used twice: ${twice.slice(0, 5).join(', ')}`);

    // Contrast of text with the nearest ground that is not transparent. Colours are read through a canvas, which knows every way to write them.
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const read = colour => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data; return { r, g, b, a: a / 255 }; };
    const lay = (top, below) => ({ r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1 });
    const light = ({ r, g, b }) => { const [x, y, z] = [r, g, b].map(part => { const share = part / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; }); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
    const ground = element => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.backgroundImage !== 'none') return null;
            const colour = read(style.backgroundColor);
            if (colour.a > 0) layers.push(colour);
            if (colour.a === 1) break;
        }
        return layers.reverse().reduce((below, top) => lay(top, below), { r: 255, g: 255, b: 255, a: 1 });
    };
    const faint = [];
    for (const element of document.querySelectorAll('body *:not(svg *, script, style)')) {
        if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || !seen(element) || element.matches(':disabled, .rz-state-disabled, .rz-state-disabled *')) continue;
        const below = ground(element);
        if (!below) continue;
        const style = getComputedStyle(element);
        const [one, other] = [light(lay(read(style.color), below)), light(below)];
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize);
        if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5) - 0.02) faint.push({ element, ratio });
    }
    if (faint.length > 0) problems.push(`${faint.length} texts too faint: ${faint.slice(0, 4).map(one => `${name(one.element)} (${one.ratio.toFixed(2)})`).join(' | ')}`);
    return problems;
}
