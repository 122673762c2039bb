package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** {@code cogrid run} of programs in Java. */
class JavaProgramsIT extends CommandsBesideGrid {
    @Test
    void aJavaFileRunsWithAClientAndItsClassesTravel() throws Exception {
        file("Twice.java", """
                import org.cogrid.client.*;
                public class Twice {
                    record Cell(int value) implements java.io.Serializable {}
                    static int twice(int x) { return 2 * x; }
                    public static void main(Client rc, String[] args) {
                        System.out.println(rc.view(0).applySync(x -> new Cell(twice(x)), 21) + args[0]);
                        new Thread(() -> { throw new IllegalStateException("of another thread"); }).start();
                        if (args.length > 1) {
                            throw new IllegalArgumentException("too many");
                        }
                    }
                }
                """);

        assertThat(cogrid("run", "Twice.java", "!").out()).isEqualTo("Cell[value=42]!\n");
        CommandRun.Told failed = cogrid("run", "Twice.java", "!", "?");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("cogrid: Twice.java:9: java.lang.IllegalArgumentException: too many");
    }

    @Test
    void aClassOfTheUsersClassPathRunsAndItsThreadsAreWaitedFor() throws Exception {
        file("Late.java", """
                import org.cogrid.client.Client;
                public class Late {
                    public static void main(String[] args) {
                        new Thread(() -> {
                            try (Client rc = Client.connect()) {
                                System.out.println(rc.view(1).applySync(() -> Engine()));
                            }
                        }).start();
                    }
                    static int Engine() { return org.cogrid.core.Engine.current().id(); }
                }
                """);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.resolve("classes").toString(),
                        folder.resolve("Late.java").toString());
        assertThat(compiled).isZero();

        assertThat(cogrid("run", "--class-path", "classes" + File.pathSeparator + "classes/*", "Late"))
                .isEqualTo(new CommandRun.Told(0, "1\n", ""));
        assertThat(cogrid("run", "--class-path", "classes", "Early").err()).contains("There is no class Early to run");
    }

    @Test
    void aJavaFileThatDoesNotCompileIsToldWithItsLine() throws Exception {
        file("Bad.java", "class Bad {\n    int x = \"a\";\n}\n");

        CommandRun.Told told = cogrid("run", "Bad.java");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("Bad.java:2", "incompatible types");
    }
}
