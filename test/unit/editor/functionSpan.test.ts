import { expect, test } from 'vitest';
import { functionSpan } from '../../../src/documents/functionSpan.js';

/** The text of the function around the lines that contain `HOT`, as its first and last line. */
function spanOf(file: string, name: string, source: string, start?: number) {
  const lines = source.split('\n').slice(1);
  const hot = lines.flatMap((line, i) => (line.includes('HOT') ? [i + 1] : []));
  const text = { count: lines.length, line: (number: number) => lines[number - 1] ?? '' };
  const span = functionSpan(text, { name, file, start }, { first: hot[0] ?? 0, last: hot.at(-1) ?? 0 });
  return span && [text.line(span.first).trim(), text.line(span.last).trim(), span.last - span.first + 1];
}

const go = `
func other() int { return 1 }

func (l *Loader) Next(
	n int,
) (int, error) {
	if l.Next(n) > 0 {
		func() {
			HOT()
		}()
	}
label:
	// in between
#directive
	return 2
} // Next

func after() {
}`;

test('a function of Go begins at its func and ends at its brace, closures with the function around them', () => {
  const whole = ['func (l *Loader) Next(', '} // Next', 13];
  expect(spanOf('a.go', 'a/b.(*Loader).Next', go)).toEqual(whole);
  expect(spanOf('a.go', 'a/b.(*Loader).Next.func1.2', go)).toEqual(whole);
  expect(spanOf('a.go', 'a/b.(*Loader[...]).Next-fm', go)).toEqual(whole);
  expect(spanOf('a.go', 'a/b.Gone', go)).toBeUndefined();
});

test('where the profile says the beginning, it is that', () => {
  expect(spanOf('a.go', 'a/b.(*Loader).Next.func1', go, 7)).toEqual(['func() {', '}()', 3]);
});

test('a function in one line is one line', () => {
  const line = '\nfunc f() int { return HOT }\nfunc g() int { return 2 }';
  expect(spanOf('a.go', 'm.f', line)).toEqual([
    'func f() int { return HOT }',
    'func f() int { return HOT }',
    1,
  ]);
});

test('C and C++: results and braces on lines of their own, preprocessor and labels at the left, calls of itself', () => {
  const c = `
static void before(void);

static const char *
walk(struct node *n)
{
  if (walk(n->left)) {
    HOT;
  }
#ifdef X
  more();
#endif
out:
  return 0;
}

int after;`;
  expect(spanOf('w.c', 'walk', c)).toEqual(['static const char *', '}', 12]);
  const cpp = `
namespace a {
template <class T>
void Store<T>::put(const T& value,
                   int n) {
  HOT
}
}`;
  expect(spanOf('s.cc', 'a::Store<int>::put(int const&, int)', cpp)).toEqual(['template <class T>', '}', 5]);
});

test('Rust, Java, Kotlin, Python and JavaScript', () => {
  const rust =
    '\nimpl Foo {\n    pub fn run<T>(&self) {\n        go(|| {\n            HOT\n        });\n    }\n}';
  expect(spanOf('l.rs', '<a::Foo as b::Bar>::run::{{closure}}', rust)).toEqual([
    'pub fn run<T>(&self) {',
    '}',
    5,
  ]);
  const java =
    '\nclass Foo {\n  Foo(int a) {\n    HOT\n  }\n  void run() {\n    x(() -> {\n      y();\n    });\n  }\n}';
  expect(spanOf('Foo.java', 'com.Foo.<init>', java)).toEqual(['Foo(int a) {', '}', 3]);
  const lambda = java.replace('HOT', '').replace('y()', 'HOT');
  expect(spanOf('Foo.java', 'com.Foo.lambda$run$0', lambda)).toEqual(['void run() {', '}', 5]);
  expect(spanOf('F.kt', 'F.run', '\nclass F {\n  fun run(): Int {\n    HOT\n  }\n}')?.[0]).toBe(
    'fun run(): Int {',
  );
  const python = `
class A:
    def run(
        self,
    ) -> int:
        # comment
        HOT

        return 1

    def next(self):
        pass`;
  expect(spanOf('a.py', 'A.run', python)).toEqual(['def run(', 'return 1', 7]);
  const js = '\nconst run = async (a) => {\n  run(1);\n  HOT;\n};\nexport class B {\n}';
  expect(spanOf('a.js', 'run', js)).toEqual(['const run = async (a) => {', '};', 4]);
});

test('a text that is not the function’s tells nothing', () => {
  expect(spanOf('a.go', 'a.f', '\n\n\nHOT')).toBeUndefined();
  expect(spanOf('a.go', '', '\nfunc (HOT')).toBeUndefined();
  expect(
    functionSpan({ count: 0, line: () => '' }, { name: 'f', file: '', start: 5 }, { first: 9, last: 9 }),
  ).toBe(undefined);
});
