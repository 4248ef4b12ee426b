/// How the woven page looks, on a screen and printed.
enum PageStyle {
    static let css = """
        :root { --ink: #1c1d20; --soft: #5d6068; --line: #d4d3cf; --wash: #f5f4f0; --deep: #24435f; --red: #a3161d; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #e9e7e1; color: var(--ink); overflow-wrap: anywhere;
               font: 1rem/1.65 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
        main { max-width: 76rem; margin: 1.5rem auto; padding: 2rem 2.5rem; background: #fff; }
        h1 { margin: 0; font-size: 1.7rem; }
        h2 { margin: 0 0 .3rem; font-size: 1.05rem; }
        h3 { margin: .7rem 0 .2rem; color: var(--deep); font-size: .9rem; }
        p { margin: .2rem 0; }
        .soft { color: var(--soft); }
        .small { font-size: .85rem; }
        section { display: grid; grid-template-columns: 15rem 1fr; gap: 1.5rem; padding: 1rem 0;
                  border-top: 1px solid var(--line); }
        .data h3:first-child { margin-top: 0; }
        ul { margin: 0; padding-left: 1.2rem; }
        li { margin-bottom: .25rem; }
        b { font-weight: 600; }
        a { color: var(--deep); }
        .note { padding-left: .7rem; border-left: 3px solid var(--line); color: var(--soft); font-size: .9rem; }
        .place { color: var(--soft); font: .75rem/1.5 monospace; }
        .badge { display: inline-block; margin-right: .4rem; padding: 0 .5em; border: 1px solid; border-radius: .3em;
                 font-size: .8rem; white-space: nowrap; }
        .tested { color: #1d5c36; }
        .untested { color: #7a5a00; }
        .uncovered, .lack { color: var(--red); }
        .reading { color: #5b3a8e; background: #f4effb; }
        .assumed { color: #8a4b08; background: #fdf3e3; }
        figure { margin: .8rem 0; text-align: center; }
        figure svg { max-width: 100%; height: auto; max-height: 70rem; }
        @media screen and (max-width: 50rem) {
          main { margin: 0; padding: 1rem; }
          section { display: block; }
        }
        @page { size: A4; margin: 18mm 15mm; }
        @media print {
          html { font-size: 9.5pt; }
          body { background: none; }
          main { max-width: none; margin: 0; padding: 0; }
          section { grid-template-columns: 38mm 1fr; gap: 5mm; }
          h2, h3 { break-after: avoid; }
          li, figure, .clause { break-inside: avoid; }
          figure svg { max-height: 200mm; }
          .badge { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }
        """
}
