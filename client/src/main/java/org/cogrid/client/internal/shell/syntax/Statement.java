package org.cogrid.client.internal.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cogrid.client.internal.shell.syntax.Token.Kind;

/**
 * A statement of a Groovy text, as far as a prompt needs to understand it.
 *
 * @param tokens its tokens outside of brackets, and its outermost brackets; no comments or line ends
 */
record Statement(List<Token> tokens, String text) {
    private static final Set<String> WANT_MORE =
            Set.of("as", "do", "else", "extends", "finally", "implements", "in", "instanceof", "new", "throws", "try");
    private static final Set<String> WITH_CONDITION = Set.of("catch", "for", "if", "switch", "synchronized", "while");
    private static final Set<String> TYPES = Set.of("class", "enum", "interface", "record", "trait");
    private static final Set<String> BEFORE_METHODS = Set.of(
            "abstract",
            "boolean",
            "byte",
            "char",
            "def",
            "double",
            "final",
            "float",
            "int",
            "long",
            "private",
            "protected",
            "public",
            "short",
            "static",
            "void");

    /**
     * Returns the last statement; empty if there is none. A line end within a statement, such as the one before its
     * {@code catch}, does not split it.
     */
    static Statement last(List<Token> tokens, String text) {
        Statement current = new Statement(new ArrayList<>(), text);
        boolean ended = false;
        int depth = 0;
        for (Token token : tokens) {
            depth -= token.kind() == Kind.CLOSE && depth > 0 ? 1 : 0;
            if (depth == 0 && current.endsAt(token)) {
                ended = true;
            } else if (depth == 0 && token.kind() != Kind.COMMENT && token.kind() != Kind.NEWLINE) {
                current = ended && !token.is(".", text) && !token.is("?.", text)
                        ? new Statement(new ArrayList<>(), text)
                        : current;
                current.tokens.add(token);
                ended = false;
            }
            depth += token.kind() == Kind.OPEN ? 1 : 0;
        }
        return current;
    }

    private boolean endsAt(Token token) {
        return token.is(";", text) || token.kind() == Kind.NEWLINE && missing().isEmpty();
    }

    boolean isAssignment() {
        return tokens.stream().anyMatch(token -> token.is("=", text));
    }

    /** Returns the operator at the end that needs something after it. */
    Optional<String> wantingOperator() {
        String last = word(tokens.size() - 1);
        return !last.isEmpty()
                        && tokens.get(tokens.size() - 1).kind() == Kind.OPERATOR
                        && (Operators.wantsMore(last) || last.equals("*") && !is(0, "import"))
                ? Optional.of(last)
                : Optional.empty();
    }

    /** Returns what is missing to make it a statement: the operator that needs more, or the word that begins it. */
    Optional<String> missing() {
        return wantingOperator()
                .or(this::wantingWord)
                .or(this::wantingBlock)
                .or(this::wantingDeclaration)
                .or(this::wantingBody);
    }

    private Optional<String> wantingWord() {
        int last = tokens.size() - 1;
        return isKeyword(last, WANT_MORE) ? Optional.of(word(last)) : Optional.empty();
    }

    /** Handles {@code if (x)} and {@code try {}} without their blocks. */
    private Optional<String> wantingBlock() {
        int head = tokens.size() - 3;
        if (is(head + 1, "(") && isKeyword(head, WITH_CONDITION) && !(is(head, "while") && has("do"))) {
            return Optional.of(word(head));
        }
        if (has("try") && !has("catch") && !has("finally")) {
            return Optional.of("catch");
        }
        return has("do") && !has("while") ? Optional.of("while") : Optional.empty();
    }

    /** Handles annotations without a declaration. */
    private Optional<String> wantingDeclaration() {
        int at = afterAnnotations();
        return at > 0 && at == tokens.size() ? Optional.of("@") : Optional.empty();
    }

    private int afterAnnotations() {
        int at = 0;
        while (is(at, "@") && isA(at + 1, Kind.WORD)) {
            at += 2;
            while (is(at, ".") && isA(at + 1, Kind.WORD)) {
                at += 2;
            }
            at += is(at, "(") ? 2 : 0;
        }
        return at;
    }

    /** Handles {@code class A} and {@code def f(x)} without their bodies. */
    private Optional<String> wantingBody() {
        boolean type = IntStream.range(0, tokens.size()).anyMatch(i -> isKeyword(i, TYPES) && isA(i + 1, Kind.WORD));
        if (type) {
            return has("{") ? Optional.empty() : Optional.of("{");
        }
        int name = tokens.size() - 3;
        int first = afterAnnotations();
        boolean method = name > first
                && is(name + 1, "(")
                && isA(name, Kind.WORD)
                && IntStream.range(first, name).allMatch(i -> isKeyword(i, BEFORE_METHODS));
        return method ? Optional.of("{") : Optional.empty();
    }

    private boolean has(String word) {
        return IntStream.range(0, tokens.size()).anyMatch(i -> is(i, word) && !isMember(i));
    }

    private boolean isKeyword(int place, Set<String> words) {
        return isA(place, Kind.KEYWORD) && words.contains(word(place)) && !isMember(place);
    }

    /** True for a name after a dot, as {@code class} in {@code String.class}. */
    private boolean isMember(int place) {
        return Set.of(".", "?.", "*.", "??.", ".@", ".&", "::").contains(word(place - 1));
    }

    private boolean isA(int place, Kind kind) {
        return place >= 0 && place < tokens.size() && tokens.get(place).kind() == kind;
    }

    private boolean is(int place, String word) {
        return word(place).equals(word);
    }

    private String word(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place).in(text) : "";
    }
}
