// A lint rule: every function and method that a module offers says what it returns.

/** Whether a docstring ends where the node begins. */
function hasDocstring(source, node) {
  const comment = source.getCommentsBefore(node).at(-1);
  return comment?.type === 'Block' && comment.value.startsWith('*');
}

/** A getter is a property; `dispose` is what it is wherever it is; an overload is described by the first. */
function isToDescribe({ kind, accessibility, override, key, parent }, index) {
  if (kind !== 'method' || override || key.type === 'PrivateIdentifier' || key.name === 'dispose')
    return false;
  if (accessibility === 'private' || accessibility === 'protected') return false;
  return parent.body[index - 1]?.key?.name !== key.name;
}

/** Every exported function, and every public method of an exported class that implements no interface, has a docstring. */
export const docstrings = {
  meta: { type: 'suggestion', schema: [], messages: { missing: '{{name}} has no docstring.' } },
  create(context) {
    const source = context.sourceCode;
    const report = (key) =>
      context.report({ node: key, messageId: 'missing', data: { name: source.getText(key) } });
    const checkClass = ({ body, implements: contracts }) => {
      if (contracts?.length > 0) return;
      body.body.forEach((member, index) => {
        const isMethod = member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition';
        if (isMethod && isToDescribe(member, index) && !hasDocstring(source, member)) report(member.key);
      });
    };
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        if (declaration?.type === 'ClassDeclaration') checkClass(declaration);
        else if (declaration?.type === 'FunctionDeclaration' && !hasDocstring(source, node))
          report(declaration.id);
      },
    };
  },
};
