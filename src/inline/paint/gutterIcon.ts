import * as vscode from 'vscode';

import type { HeatBar } from '../../protocol/heat.js';

/** The widest bar fills the icon. */
const SIZE = 24;

/** By step of heat: an icon is a picture, which knows no colours of the theme. */
const COLORS: Readonly<Record<number, readonly [dark: string, light: string]>> = {
  1: ['#a8761f', '#d99a2b'],
  2: ['#c98a24', '#d18616'],
  3: ['#d97b36', '#d9701c'],
  4: ['#e0683a', '#d9531c'],
  5: ['#f85149', '#cf222e'],
};

/** A bar as an icon in the gutter, for dark themes and for light ones. */
export function gutterIcon({ width, heat }: HeatBar): vscode.DecorationRenderOptions {
  const [dark = '', light = ''] = COLORS[heat] ?? [];
  const icon = (color: string): vscode.ThemableDecorationRenderOptions => ({
    gutterIconPath: picture(width, color),
    gutterIconSize: 'contain',
  });
  return { dark: icon(dark), light: icon(light) };
}

function picture(width: number, color: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><rect width="${width}" height="${SIZE}" fill="${color}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
