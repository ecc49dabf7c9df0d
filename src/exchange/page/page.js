(function () {
  'use strict';
  // Takes the answers of one person: keeps them on this device, and gives them back as a file or as text.
  var byId = function (id) { return document.getElementById(id); };
  var data = JSON.parse(byId('data').textContent);
  var words = {};
  data.words.forEach(function (pair) { words[pair[0]] = pair[1]; });
  var key = ['handover', data.uuid || data.project, data.person, data.made].join(' ');
  var moments = data.cards.map(function () { return null; });
  var stores = true;
  var unsaved = false;

  function fill(text, values) {
    return text.replace(/\{(\d)\}/g, function (_, place) { return values[place]; });
  }

  function two(number) { return String(number).padStart(2, '0'); }

  function day(at) { return [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-'); }

  // RFC 3339 in the zone of this device.
  function moment(at) {
    var offset = -at.getTimezoneOffset();
    var size = Math.abs(offset);
    var zone = (offset < 0 ? '-' : '+') + two(Math.floor(size / 60)) + ':' + two(size % 60);
    return day(at) + 'T' + [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':') + zone;
  }

  function say(id, text) {
    var place = byId(id);
    if (place.textContent !== text) { place.textContent = text; }
  }

  // What was pasted may hold characters that do not show; nobody could find them to take them out.
  function clean(text) {
    var hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;
    return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(hidden, '').replace(/[\u{e0000}-\u{e007f}]/gu, '').trim();
  }

  function choices(n) { return document.querySelectorAll('input[name="did' + n + '"]'); }

  function chosen(n) {
    var found = Array.prototype.filter.call(choices(n), function (one) { return one.checked; })[0];
    return found ? found.value : '';
  }

  // What is wrong with the value of a card, if anything.
  function valueFault(n, offer) {
    var field = byId('value' + n);
    if (!offer.value || !field) { return ''; }
    var hint = byId('hint' + n).textContent;
    if (field.validity && !field.validity.valid) { return fill(words.wrong, [hint]); }
    if (!clean(field.value)) { return offer.wants_value ? words.value : ''; }
    if (field.inputMode === 'decimal' && !/[0-9０-９]/.test(field.value)) { return fill(words.wrong, [hint]); }
    return '';
  }

  // The answer on a card: nothing, or what it says, and the field that is not as it should be.
  function answer(n) {
    var card = data.cards[n];
    var offer = card.offers[chosen(n)];
    if (chosen(n) === '' || !offer) { return null; }
    var line = { item: card.item };
    if (card.round) { line.round = card.round; }
    line.title = card.title;
    line.seen = card.seen;
    line.did = offer.did;
    var value = offer.value ? clean(byId('value' + n).value) : '';
    var note = clean(byId('note' + n).value);
    if (value) { line.value = value; }
    if (note) { line.note = note; }
    line.at = moments[n] || moment(new Date());
    var fault = valueFault(n, offer);
    if (fault) { return { line: line, fault: fault, field: 'value' + n }; }
    if (offer.wants_note && !note) { return { line: line, fault: words.note, field: 'note' + n }; }
    return { line: line };
  }

  function answers() { return data.cards.map(function (_, n) { return answer(n); }); }

  function file(all) {
    var lines = all.filter(function (one) { return one && !one.fault; }).map(function (one) { return one.line; });
    if (!lines.length) { return ''; }
    var whole = { schema: data.schema, project: data.project };
    if (data.uuid) { whole.uuid = data.uuid; }
    whole.person = data.person;
    whole.made = data.made;
    whole.saved = moment(new Date());
    whole.answers = lines;
    return JSON.stringify(whole, null, 1) + '\n';
  }

  // Shows the fields that the chosen answer takes, and how far it has come.
  function show(n, one) {
    var offer = data.cards[n].offers[chosen(n)];
    var values = byId('values' + n);
    if (values) { values.hidden = !(offer && offer.value); }
    byId('notes' + n).hidden = !offer;
    if (offer) { document.querySelector('label[for="note' + n + '"]').textContent = offer.note; }
    byId('note' + n).required = !!(offer && offer.wants_note);
    ['value', 'note'].forEach(function (kind) {
      var field = byId(kind + n);
      if (field) { field.setAttribute('aria-invalid', String(!!one && one.field === kind + n)); }
    });
    byId('card' + n).classList.toggle('done', !!one && !one.fault);
    say('said' + n, !one ? '' : one.fault ? words.incomplete + ' – ' + one.fault : words.done);
  }

  function keep() {
    var kept = data.cards.map(function (_, n) {
      var value = byId('value' + n);
      return { did: chosen(n), value: value ? value.value : '', note: byId('note' + n).value, at: moments[n] };
    });
    try { localStorage.setItem(key, JSON.stringify(kept)); } catch (error) { stores = false; }
  }

  function restore() {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(key)); } catch (error) { stores = false; }
    if (!Array.isArray(kept) || kept.length !== data.cards.length) { kept = data.cards.map(function () { return { did: '' }; }); }
    kept.forEach(function (one, n) {
      choices(n).forEach(function (choice) { choice.checked = choice.value === String(one.did); });
      if (!chosen(n)) { choices(n)[0].checked = true; }
      var value = byId('value' + n);
      if (value) { value.value = one.value || ''; }
      byId('note' + n).value = one.note || '';
      moments[n] = one.at || null;
    });
  }

  function update() {
    var all = answers();
    all.forEach(function (one, n) { show(n, one); });
    var done = all.filter(function (one) { return one && !one.fault; }).length;
    say('count', fill(words.answered, [done, data.cards.length]));
    byId('text').value = file(all);
    say('kept', stores ? words.kept : words.not_kept);
  }

  function changed(n) {
    moments[n] = chosen(n) === '' ? null : moment(new Date());
    unsaved = true;
    say('saved', '');
    keep();
    update();
  }

  function save() {
    var all = answers();
    var wrong = all.filter(function (one) { return one && one.fault; })[0];
    if (wrong) {
      say('saved', wrong.line.title + ' – ' + wrong.fault);
      byId(wrong.field).focus();
      return;
    }
    var text = file(all);
    if (!text) { say('saved', words.empty); return; }
    var name = data.file + '-' + day(new Date()) + '.json';
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    unsaved = false;
    byId('text').value = text;
    say('saved', fill(words.saved, [name]));
  }

  function copy() {
    var text = byId('text');
    if (!text.value) { say('saved', words.empty); return; }
    text.focus();
    text.select();
    var told = function () { unsaved = false; say('saved', words.copied); };
    var byHand = function () { say('saved', document.execCommand && document.execCommand('copy') ? words.copied : words.copy); };
    if (navigator.clipboard) { navigator.clipboard.writeText(text.value).then(told, byHand); } else { byHand(); }
  }

  function clear() {
    if (!confirm(words.sure)) { return; }
    try { localStorage.removeItem(key); } catch (error) { stores = false; }
    unsaved = false;
    restore();
    update();
    say('saved', words.cleared);
  }

  if (!data.cards.length) { return; }
  restore();
  data.cards.forEach(function (_, n) {
    var form = byId('card' + n).querySelector('form');
    form.addEventListener('input', function () { changed(n); });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
  });
  byId('save').addEventListener('click', save);
  byId('copy').addEventListener('click', copy);
  byId('clear').addEventListener('click', clear);
  // What this browser does not keep is not lost without a word.
  window.addEventListener('beforeunload', function (event) { if (unsaved && !stores) { event.preventDefault(); } });
  document.body.classList.add('alive');
  update();
})();
