// Stylesheets are imported for their side effect: esbuild gathers them in dist/page.css.
declare module '*.css';
