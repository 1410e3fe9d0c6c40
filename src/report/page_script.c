// SPDX-License-Identifier: Apache-2.0
#include "report/page_script.h"

// Headings of tables become buttons: the first press sorts from the highest number down (text
// upwards), the next one turns it round, the third gives the order of the report back. A dash sorts
// last. Options of the filters are made of what the page holds; texts reach the page only as
// textContent and option values, never as markup.
static const char script[] =
    "<script>(function(){'use strict';\n"
    "function number(c){var m=/^[-+]?[0-9][0-9,]*(\\.[0-9]+)?/.exec(c.textContent.trim());"
    "return m?parseFloat(m[0].replace(/,/g,'')):NaN}\n"
    "function compare(i,down){return function(a,b){var x=number(a.cells[i]),y=number(b.cells[i]);"
    "if(isNaN(x)!==isNaN(y))return isNaN(x)?1:-1;if(!isNaN(x))return down?y-x:x-y;"
    "var s=a.cells[i].textContent,t=b.cells[i].textContent;"
    "return down?t.localeCompare(s):s.localeCompare(t)}}\n"
    "document.querySelectorAll('main table').forEach(function(t){var h=t.tHead,b=t.tBodies[0];"
    "if(!h||!b||b.rows.length<3)return;var order=Array.prototype.slice.call(b.rows);"
    "Array.prototype.forEach.call(h.rows[0].cells,function(th,i){"
    "var s=document.createElement('button');s.type='button';s.className='sort';"
    "while(th.firstChild)s.appendChild(th.firstChild);th.appendChild(s);"
    "s.addEventListener('click',function(){var was=th.getAttribute('aria-sort'),"
    "numeric=order.some(function(r){return !isNaN(number(r.cells[i]))}),"
    "first=numeric?'descending':'ascending',second=numeric?'ascending':'descending',"
    "next=!was?first:was===first?second:null;"
    "Array.prototype.forEach.call(h.rows[0].cells,function(o){o.removeAttribute('aria-sort')});"
    "var rows=order.slice();if(next){th.setAttribute('aria-sort',next);"
    "rows.sort(compare(i,next==='descending'))}"
    "rows.forEach(function(r){b.appendChild(r)})})})});\n"
    "var box=document.getElementById('filterbox');if(box){box.hidden=false;"
    "var all=document.getElementById('companies'),rare=all.querySelector('details.rare'),"
    "folded=rare&&!rare.open;document.getElementById('filter').addEventListener('input',"
    "function(e){var w=e.target.value.trim().toLowerCase();all.querySelectorAll('tbody tr')."
    "forEach(function(r){r.hidden=w!==''&&r.cells[0].textContent.toLowerCase().indexOf(w)<0});"
    "if(rare)rare.open=w!==''||!folded})}\n"
    "var bar=document.getElementById('evidence-filter'),"
    "list=Array.prototype.slice.call(document.querySelectorAll('article.ev'));"
    "if(bar&&list.length>4){bar.hidden=false;var picks=bar.querySelectorAll('select'),"
    "words=bar.querySelector('input'),out=bar.querySelector('output');"
    "picks.forEach(function(p){var seen={};list.forEach(function(a){var v=a.dataset[p.dataset.by];"
    "if(Object.prototype.hasOwnProperty.call(seen,v))return;seen[v]=1;"
    "var o=document.createElement('option');o.value=o.textContent=v;p.appendChild(o)})});"
    "var apply=function(){var w=words.value.trim().toLowerCase(),shown=0;"
    "list.forEach(function(a){var fits=w===''||a.textContent.toLowerCase().indexOf(w)>=0;"
    "picks.forEach(function(p){fits=fits&&(p.value===''||a.dataset[p.dataset.by]===p.value)});"
    "a.hidden=!fits;shown+=fits?1:0});out.textContent=shown+' / '+list.length};"
    "picks.forEach(function(p){p.addEventListener('change',apply)});"
    "words.addEventListener('input',apply)}\n"
    "})();</script>\n";

const char *mc_page_script(void)
{
    return script;
}
