package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int cogrid(String... words) {
        CommandLine line = CogridMain.commandLine();
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
    }

    @Test
    void withoutACommandItShowsWhichThereAre() {
        assertThat(cogrid()).isZero();
        assertThat(out.toString()).contains("run ", "exec ", "Exit codes:", "COGRID_HOME");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "rum, 'rum' is no command; did you mean run?",
                "exce, 'exce' is no command; did you mean exec?",
                "lsit, 'lsit' is no command; did you mean list?",
                "banana, 'banana' is no command",
            })
    void anUnknownCommandSuggestsTheNearOne(String typed, String told) {
        assertThat(cogrid(typed)).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("cogrid: " + told + "\nSee cogrid --help\n");
    }

    @Test
    void anUnknownOptionSuggestsTheNearOneEvenWhenSomethingIsMissing() {
        assertThat(cogrid("exec", "--nmae=x")).isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no option --nmae; did you mean --name?", "See cogrid exec --help");
    }

    @Test
    void aCountWithoutItsOptionSuggestsThat() {
        assertThat(cogrid("start", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("unexpected argument '3'; did you mean -n 3?");
    }

    @Test
    void whatIsNoEnginesIdIsToldSo() {
        assertThat(cogrid("interrupt", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("'x' is no engine's id: these are numbers");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(cogrid("exec")).isEqualTo(2);
        assertThat(err.toString()).contains("CODE");
    }

    @Test
    void enginesThatCantBeAreWrongUsage() {
        assertThat(cogrid("exec", "--targets", "zero", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("'zero' is no list of engines");
    }

    @Test
    void anEngineIdThatCantBeIsWrongUsage() {
        assertThat(cogrid("start", "--engine-id=-1")).isEqualTo(2);
        assertThat(err.toString()).contains("'-1' is no engine id");
    }

    @Test
    void aMissingProgramIsAFailureThatNamesTheFile() {
        assertThat(cogrid("run", "none.groovy")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("cogrid: There is no file none.groovy to run")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh"})
    void completionIsAScriptThatKnowsTheCommands(String shell) {
        assertThat(cogrid("completion", shell)).isZero();
        assertThat(out.toString()).contains("complete -F", "jshell", "--targets");
    }

    @Test
    void theVersionTellsJavaToo() {
        assertThat(cogrid("--version")).isZero();
        assertThat(out.toString()).startsWith("Cogrid ").contains("on Java " + Runtime.version());
    }
}
