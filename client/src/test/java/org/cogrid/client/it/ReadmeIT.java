package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour runs as it stands. */
class ReadmeIT {
    private static final Pattern GROOVY = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theTourRunsAsItStands() throws Exception {
        SharedGrid.useHomeOfTests();
        String readme = Files.readString(Path.of("..", "README.md"));
        String tour = GROOVY.matcher(readme)
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```groovy", "").replace("```", ""))
                .collect(Collectors.joining("\n"));

        new GroovyShell().evaluate(tour.replace("'myscript.groovy'", "'" + folder.resolve("myscript.groovy") + "'"));

        assertThat(tour).contains("cluster.restart(0)");
    }
}
