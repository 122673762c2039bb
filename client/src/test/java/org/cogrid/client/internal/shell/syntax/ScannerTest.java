package org.cogrid.client.internal.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScannerTest {
    @Test
    void piecesAreNamed() {
        String text = "def x = f(\"a\", 1.5) // end";
        assertThat(Scanner.scan(text))
                .extracting(token -> token.kind() + " " + token.in(text))
                .containsExactly(
                        "KEYWORD def",
                        "WORD x",
                        "OPERATOR =",
                        "WORD f",
                        "OPEN (",
                        "STRING \"a\"",
                        "OPERATOR ,",
                        "NUMBER 1.5",
                        "CLOSE )",
                        "COMMENT // end");
    }

    @Test
    void codeInStringsInCodeIsLookedIntoToABoundedDepth() {
        String deep = "\"${".repeat(3_000) + 1 + "}\"".repeat(3_000);

        assertThat(Scanner.scan(deep))
                .singleElement()
                .extracting(Token::kind, Token::closed)
                .containsExactly(Token.Kind.BROKEN, true);
        assertThat(Completeness.missing(deep)).isEmpty();
        assertThat(Scanner.scan("\"${".repeat(100) + 1 + "}\"".repeat(100)))
                .singleElement()
                .extracting(Token::kind)
                .isEqualTo(Token.Kind.STRING);
    }

    @Test
    void everyInputComesToAnEnd() {
        for (String text : new String[] {
            "'",
            "\\",
            "'\\",
            "\"\"\"",
            "$/",
            "$",
            "/",
            "a$/",
            "\u0000",
            "1.",
            "é",
            "€",
            "\"${",
            "\"${\"${",
            "\"${}}",
            "$/$",
            "#!"
        }) {
            Scanner.scan(text);
        }
    }

    @Test
    void codeInAStringBelongsToIt() {
        String text = "\"a ${b(\"c\")} d\" + $/$/$$ ${'/$'}/$";
        assertThat(Scanner.scan(text))
                .extracting(token -> token.in(text))
                .containsExactly("\"a ${b(\"c\")} d\"", "+", "$/$/$$ ${'/$'}/$");
    }

    @Test
    void operatorsAreTakenApartAsGroovyDoes() {
        String text = "x=-y ==~/z/ ..<a?.b?:-c";
        assertThat(Scanner.scan(text))
                .extracting(token -> token.in(text))
                .containsExactly("x", "=", "-", "y", "==~", "/z/", "..<", "a", "?.", "b", "?:", "-", "c");
    }
}
