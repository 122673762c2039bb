package org.cogrid.node.internal.groovy.scope;

import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.cogrid.core.internal.task.ImportText;

/**
 * One import of a session.
 *
 * @param kind which of Groovy's four kinds
 * @param owner the class, or the package of a star import
 * @param member the static member, or empty
 * @param alias the name it gets, or empty for a star
 */
public record Import(Kind kind, String owner, String member, String alias) {
    /** The kinds of imports. */
    public enum Kind {
        CLASS,
        PACKAGE,
        STATIC_MEMBER,
        STATIC_ALL
    }

    /** Parses an import statement with or without the word {@code import}. */
    public static Import parse(String text) {
        ImportText said = ImportText.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not an import: write it as java.util.List, java.util.List as L, "
                                + "java.util.*, static java.lang.Math.sqrt or static java.lang.Math.*"));
        String path = said.path();
        if (said.isStar()) {
            return new Import(said.isStatic() ? Kind.STATIC_ALL : Kind.PACKAGE, path, "", "");
        }
        String alias = said.alias().isEmpty() ? lastOf(path) : said.alias();
        return said.isStatic()
                ? new Import(Kind.STATIC_MEMBER, beforeLastOf(path, text), lastOf(path), alias)
                : new Import(Kind.CLASS, path, "", alias);
    }

    /** The imports in a text. */
    public static List<Import> of(ModuleNode module) {
        return Stream.of(
                        module.getImports().stream()
                                .map(node -> new Import(Kind.CLASS, node.getClassName(), "", node.getAlias())),
                        module.getStarImports().stream().map(Import::star),
                        module.getStaticImports().values().stream().map(Import::member),
                        module.getStaticStarImports().values().stream()
                                .map(node -> new Import(Kind.STATIC_ALL, node.getClassName(), "", "")))
                .flatMap(imports -> imports)
                .toList();
    }

    /** The key of this import: of two imports with the same key, the later one replaces the earlier. */
    String key() {
        return switch (kind) {
            case CLASS -> alias;
            case PACKAGE -> owner + ".*";
            case STATIC_MEMBER -> "static " + alias;
            case STATIC_ALL -> "static " + owner + ".*";
        };
    }

    /** The import as text that {@link #parse} reads. */
    public String text() {
        String as = alias.equals(lastOf(member.isEmpty() ? owner : member)) ? "" : " as " + alias;
        return switch (kind) {
            case CLASS -> owner + as;
            case PACKAGE -> owner + ".*";
            case STATIC_MEMBER -> "static " + owner + "." + member + as;
            case STATIC_ALL -> "static " + owner + ".*";
        };
    }

    private static Import star(ImportNode node) {
        String name = node.getPackageName();
        return new Import(Kind.PACKAGE, name.endsWith(".") ? name.substring(0, name.length() - 1) : name, "", "");
    }

    private static Import member(ImportNode node) {
        return new Import(Kind.STATIC_MEMBER, node.getClassName(), node.getFieldName(), node.getAlias());
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String beforeLastOf(String path, String text) {
        if (path.lastIndexOf('.') < 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no member of a class: write static java.lang.Math.sqrt");
        }
        return path.substring(0, path.lastIndexOf('.'));
    }
}
