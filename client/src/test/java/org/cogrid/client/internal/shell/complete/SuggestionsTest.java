package org.cogrid.client.internal.shell.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.cogrid.client.FakeGrid;
import org.cogrid.client.internal.shell.session.Interpreters;
import org.cogrid.client.internal.shell.session.ShellVariables;
import org.cogrid.core.spi.Interpreter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private final ShellVariables variables = new ShellVariables(new FakeGrid(0, 1).client());
    private final Interpreter interpreter =
            Interpreters.find().open(variables.values(), getClass().getClassLoader());
    private boolean autopx;
    private final Suggestions suggestions =
            new Suggestions(variables, interpreter, id -> List.of("far" + id), () -> autopx);

    @BeforeEach
    void define() throws Throwable {
        variables.refresh();
        interpreter.run("near = [inner: 'text']; def twice(x) { 2 * x }; class Cell {}", "input-1");
    }

    private Collection<String> after(String before) {
        return suggestions.at(before, "");
    }

    @Test
    void wordsOfTheShellAreOffered() {
        assertThat(after("x = "))
                .contains("near", "e1", "twice(", "Cell", "while")
                .doesNotContain("far0");
    }

    @Test
    void linesForEnginesAreOfferedWhatEnginesHave() {
        for (String before : List.of("%px x = ", "%%px 0\nx = ")) {
            assertThat(after(before)).contains("far0", "while").doesNotContain("near", "twice(");
        }
        assertThat(after("%px near.")).isEmpty();
        assertThat(after("%px Math.")).contains("sqrt(");
        autopx = true;
        assertThat(after("x = ")).contains("far0").doesNotContain("near");
    }

    @Test
    void variablesOfAnEngineAreOfferedBehindItsView() {
        assertThat(after("x = e1['")).containsExactly("far1");
        assertThat(after("rc[0][\"")).containsExactly("far0");
        assertThat(after("near['")).isEmpty();
        assertThat(after("rc[99999999999][\"")).isEmpty();
    }

    @Test
    void membersAreThoseOfTheValueOrClass() {
        assertThat(after("near.")).contains("inner", "collect(", "size(");
        assertThat(after("near.inner.")).contains("toUpperCase(");
        assertThat(after("Math.")).contains("sqrt(", "PI");
        assertThat(after("BigDecimal.")).contains("valueOf(");
        assertThat(after("nothing.")).isEmpty();
        assertThat(after("f().")).isEmpty();
    }

    @Test
    void viewsOfTheClientAreOfferedTheirMembers() {
        for (String several : List.of("rc.all().", "rc[0..-1].", "x = rc[0, 1].", "rc[[0, 1]].", "rc.view(0, 1).")) {
            assertThat(after(several)).as(several).contains("scatter(", "gather(");
        }
        for (String one : List.of("rc[0].", "rc[-1].", "f(rc.view(0).")) {
            assertThat(after(one)).as(one).contains("applySync(").doesNotContain("scatter(");
        }
        assertThat(after("src[0].")).isEmpty();
        assertThat(after("%px rc[0].")).isEmpty();
    }

    @Test
    void inStringsAndCommentsNothingIsOfferedButInTheirCode() {
        for (String before : List.of("'", "f('a b ", "\"a ${b} ", "'''a\n", "/* a ", "x // a ")) {
            assertThat(after(before)).isEmpty();
        }
        assertThat(after("\"a ${")).contains("near");
        assertThat(after("\"a ${near.")).contains("inner");
        assertThat(after("'a' + ")).contains("near");
    }

    @Test
    void commandsAreOfferedTheirArguments() {
        assertThat(suggestions.at("", ":")).contains(":help", ":vars");
        assertThat(suggestions.at("", "%")).contains("%px", "%%px");
        assertThat(after(":help ")).contains("push", "%px");
        assertThat(after(":help %")).contains("px", "autopx").doesNotContain("push");
        assertThat(after(":vars ")).containsExactly("0", "1");
    }
}
