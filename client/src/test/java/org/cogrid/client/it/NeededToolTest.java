package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class NeededToolTest {
    @TempDir
    Path folder;

    private final List<String> output = new ArrayList<>();

    private NeededTool tools(boolean mustBeThere) {
        return new NeededTool("/nowhere:" + folder, mustBeThere, folder.resolve("notes"), output::add);
    }

    @Test
    void anInstalledToolIsFound() throws IOException {
        Path tool = Files.createFile(
                folder.resolve("tool"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThat(tools(true).find("tool", "tests of tools", "tools")).isEqualTo(tool);
        assertThat(output).isEmpty();
    }

    @Test
    void testsOfOneThatIsMissingAreLeftOutWithOneLineThatNamesThePackage() throws IOException {
        NeededTool tools = tools(false);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tools.find("tool", "tests of tools", "tools"))
                    .isNotInstanceOf(AssertionError.class)
                    .hasMessageContaining("LEFT OUT");
        }

        String line = "LEFT OUT: tests of tools, as tool is not installed (package tools)";
        assertThat(output).containsExactly(line);
        assertThat(folder.resolve("notes/tools")).hasContent(line);
    }

    @Test
    void theyFailWhereItMustBeInstalled() {
        assertThatThrownBy(() -> tools(true).find("tool", "tests of tools", "tools"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("package tools");
        assertThat(output).hasSize(1);
    }
}
