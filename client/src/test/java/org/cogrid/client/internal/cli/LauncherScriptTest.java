package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cogrid.client.it.NeededTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the launching script finds what it runs, and its Java. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120) // longer than a command is waited for
class LauncherScriptTest extends CopiedLauncher {
    private static final String REFUSED_FOLDERS = "a test of folders that are refused";

    @ParameterizedTest
    @CsvSource({"LC_ALL,C,true", "LANG,POSIX,true", "LC_CTYPE,C,true", "LANG,de_DE.UTF-8,false", "LANG,de_DE,false"})
    void whereTheLocaleKnowsOnlyAsciiTheEncodingIsUtf8(String variable, String value, boolean isChanged)
            throws Exception {
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"${LC_ALL:-${LC_CTYPE:-$LANG}}\"\n");
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""));
        environment.put(variable, value);

        assertThat(run(environment, "list")).isEqualTo((isChanged ? "C.UTF-8" : value) + "\n");
    }

    @Test
    void itWorksThroughSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("cogrid"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path toLink = Files.createSymbolicLink(bin.resolve("co grid"), Path.of("..", "link"));

        assertThat(start(link).told().code()).isZero();
        assertThat(start(toLink).told().out()).contains("CogridMain");
    }

    @Test
    void theDistributionHasItsLibrariesBesideIt() throws Exception {
        script(folder.resolve("cogrid-1/bin/cogrid"), Files.readString(SCRIPT));
        Files.createDirectories(folder.resolve("cogrid-1/lib"));

        assertThat(start(folder.resolve("cogrid-1/bin/cogrid")).told().out()).contains("cogrid-1/lib/*");
    }

    @Test
    void anywhereElseItSaysWhatItLacks() throws Exception {
        script(folder.resolve("elsewhere/cogrid"), Files.readString(SCRIPT));

        CommandRun.Told told = start(folder.resolve("elsewhere/cogrid")).told();
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("neither a checkout of Cogrid nor its distribution");
    }

    @ParameterizedTest
    @CsvSource({"11.0.2, 11", "1.8.0_392, 8", "16, 16"})
    void anOldJavaIsRefusedWithItsRelease(String version, String release) throws Exception {
        java(version);

        CommandRun.Told told = run();
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("is Java " + release + ", but 17 or newer is needed");
    }

    @Test
    void aJavaWithoutAReleaseFileIsAsked() throws Exception {
        Files.delete(folder.resolve("jdk/release"));
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho 'openjdk version \"9.0.4\"' >&2\n");

        assertThat(run().err()).contains("is Java 9, but 17 or newer is needed");
    }

    @Test
    void noJavaAtAllIsTold() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("dirname", "readlink")) {
            script(tools.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
        }
        CommandRun.Told told = CommandRun.start(
                        checkout.resolve("cogrid"), folder, Map.of("JAVA_HOME", "", "PATH", tools.toString()), "list")
                .told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("no java was found on the PATH", "install a JDK, 17 or newer");
    }

    @Test
    void aWorkingDirectoryThatWasRemovedIsTold() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path there = folder.resolve("there");
        script(
                there,
                "#!/bin/sh\ncd '" + gone + "' && rmdir '" + gone + "' && exec '" + checkout.resolve("cogrid")
                        + "' list\n");
        CommandRun.Told told = CommandRun.start(there, folder, Map.of()).told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("the working directory", "is not there any more: cd to another one");
    }

    @Test
    void aWorkingDirectoryWhoseNameCannotBeUsedIsNotTakenForRemoved() throws Exception {
        Path secret = folder.resolve("secret");
        Path here = Files.createDirectories(secret.resolve("here"));
        Path there = folder.resolve("there");
        script(there, """
                #!/bin/sh
                cd '%s' && chmod 0 '%s'
                [ ! -d "$PWD" ] || echo usable
                '%s' list
                code=$?
                chmod 700 '%s'
                exit $code
                """.formatted(here, secret, checkout.resolve("cogrid"), secret));
        Map<String, String> environment =
                Map.of("JAVA_HOME", folder.resolve("jdk").toString());
        boolean isRoot = System.getProperty("user.name").equals("root");
        CommandRun.Told told = isRoot
                ? CommandRun.start(withoutRights(), folder, environment, "--bounding-set=-all", there.toString())
                        .told()
                : CommandRun.start(there, folder, environment).told();

        NeededTool.leaveOutIf(told.err().startsWith("setpriv:"), REFUSED_FOLDERS, "setpriv may not take rights away");
        NeededTool.leaveOutIf(told.out().contains("usable"), REFUSED_FOLDERS, "nothing is refused to this user");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("CogridMain\nlist\n");
    }

    /** What root needs to be refused anything. */
    private static Path withoutRights() {
        return NeededTool.require("setpriv", REFUSED_FOLDERS, "util-linux");
    }

    private static Path tool(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(bin -> Path.of(bin, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aJavaHomeThatIsNoneIsTold() throws Exception {
        CommandRun.Told told = CommandRun.start(
                        checkout.resolve("cogrid"), folder, Map.of("JAVA_HOME", folder.toString()), "list")
                .told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("JAVA_HOME is '" + folder + "', but there is no bin/java in it");
    }
}
