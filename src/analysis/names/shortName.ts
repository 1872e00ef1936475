/** Matches the package path before a Go function's name. */
const GO = /^(?:[\w\-.]+\/)+([^\n]+)/;
/** Keeps Class.method of a Java name, without packages and arguments. */
const JAVA = /^(?:[a-z]\w*\.)*([A-Z][\w$]*\.(?:<init>|[a-z][\w$]*(?:\$\d+)?))(?:(?:\()|$)/;
/** Keeps Class::method of a C++ name, with template arguments. */
const CPP = /^(?:[_a-zA-Z]\w*::)+(_*[A-Z]\w*::~?[_a-zA-Z]\w*(?:<.*>)?)/;
const ANONYMOUS = /^\(anonymous namespace\)::/;
const MODULE_VERSION = /^(.*?)\/v(?:[2-9]|[1-9][0-9]+)([./].*)$/s;

/** A function name short enough for a drawing (ShortenFunctionName of internal/graph). */
export function shortName(name: string): string {
  const named = name.replace(ANONYMOUS, '');
  // pprof's dot is no line end: each place where a version may be would be read on to it.
  const plain = named.includes('\n') ? named : named.replace(MODULE_VERSION, '$1$2');
  for (const pattern of [GO, JAVA, CPP]) {
    const match = pattern.exec(plain);
    if (match !== null) return match[1];
  }
  return plain;
}
