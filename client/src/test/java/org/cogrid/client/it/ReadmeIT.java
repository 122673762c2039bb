package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's tour and the code of the modules' pages run as they stand, and their links lead somewhere. */
class ReadmeIT {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern GROOVY = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    Path folder;

    @Test
    void theTourRunsAsItStands() throws Exception {
        String tour = code("README.md");

        new GroovyShell().evaluate(tour.replace("'myscript.groovy'", "'" + folder.resolve("myscript.groovy") + "'"));

        assertThat(tour).contains("cluster.restart(0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "engine-node"})
    void theCodeOfAModulesPageRunsWithAClientAndItsFirstEngine(String module) throws Exception {
        Binding names = new Binding();
        names.setVariable("rc", GRID.client());
        names.setVariable("e0", GRID.e0());

        String code = code(module + "/README.md");

        assertThat(code).isNotBlank();
        new GroovyShell(names).evaluate(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "config"})
    void aPageWhoseCodeIsNotRunHasNone(String module) throws Exception {
        assertThat(code(module + "/README.md")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "client/README.md",
                "engine-node/README.md",
                "core/README.md",
                "config/README.md",
                ".github/CONTRIBUTING.md"
            })
    void linksToFilesLeadToFiles(String page) throws Exception {
        Path from = PROJECT.resolve(page);

        Stream<String> links = LINK.matcher(Files.readString(from)).results().map(link -> link.group(1));

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(from.resolveSibling(link)).exists());
    }

    private static String code(String page) throws IOException {
        return GROOVY.matcher(Files.readString(PROJECT.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
    }
}
