package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code cogrid jshell} without a terminal. */
class JShellCommandIT extends CommandsBesideGrid {
    @Test
    void jshellHasTheClientAndItsLambdasTravelButItsVariablesDoNot() throws Exception {
        CommandRun run = start("jshell", "--", "-s", "-");
        run.type("""
                var e0 = rc.view(0)
                record Cell(int value) implements java.io.Serializable {}
                int twice(int x) { return 2 * x; }
                System.out.println("" + e0.applySync(x -> new Cell(twice(x)), 21))
                int n = 7
                try { e0.applySync(x -> x * n, 6); } catch (RuntimeException e) { System.out.println(e.getMessage()); }
                rc.ids().forEach(i -> System.out.println("" + rc.view(i).applySync((Integer x) -> x + 1, n)))
                e0.execute("println 'printed there'").get()
                """);
        CommandRun.Told told = run.told();

        List<String> lines = told.out().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(lines).as(told.err()).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("Cell[value=42]");
        assertThat(lines.get(1)).contains("`n` is a variable of JShell");
        assertThat(lines.subList(2, 5)).containsExactly("8", "8", "[0] printed there");
        assertThat(told.code()).isZero();
    }

    @Test
    void whatJShellCanNotSendIsToldByItsMessageAndTheSnippetsLine() throws Exception {
        CommandRun run = start("jshell", "--", "-s", "-");
        run.type("int n = 7\nrc.view(0).applySync((Integer x) -> x * n, 6)\n");

        CommandRun.Told ended = run.told();

        String told = ended.out() + ended.err();
        assertThat(told).contains("`n` is a variable of JShell", "at (#");
        assertThat(told.lines().filter(line -> line.contains(" at "))).noneMatch(line -> line.contains("org.cogrid"));
    }

    @Test
    void aCauseIsToldByTheUsersLinesOnly() throws Exception {
        CommandRun run = start("jshell", "--", "-s", "-");
        run.type("""
                class Bad implements java.io.Serializable { private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException { throw new java.io.IOException("mine"); } }
                rc.view(0).put("bad", new Bad())
                """);

        CommandRun.Told ended = run.told();

        String told = ended.out() + ended.err();
        assertThat(told).contains("Caused by: ", "java.io.IOException: mine", "at Bad.writeObject (#");
        assertThat(told.lines().filter(line -> line.contains(" at ")))
                .noneMatch(line -> line.contains("org.cogrid") || line.contains("java.io.") || line.contains("jdk."));
    }

    @Test
    void aValueOfAClassThatIsDefinedAnewFitsTheNewOneOrIsRefusedNamingBoth() throws Exception {
        CommandRun run = start("jshell", "--", "-s", "-");
        run.type("""
                import static org.cogrid.core.Reference.ref
                var e0 = rc.view(0)
                record Pt(int x) {}
                e0.put("p", new Pt(1))
                class Box implements java.io.Serializable { int n = 3; }
                e0.put("box", new Box())
                class Row implements java.io.Serializable { Box first = new Box(); Box[] boxes = {new Box()}; }
                e0.put("rows", new Row[] {new Row()})
                record Pt(int x, int y) {}
                System.out.println(e0.applySync((Pt p) -> p.toString(), ref("p", Pt.class)))
                class Box implements java.io.Serializable { int n = 4; int twice() { return 2 * n; } }
                System.out.println(e0.applySync((Box box) -> box.twice(), ref("box", Box.class)))
                System.out.println(e0.applySync((Row[] r) -> r[0].first.twice() + r[0].boxes[0].twice(), ref("rows", Row[].class)))
                record Pt(long z) {}
                try { e0.applySync((Pt p) -> p.z(), ref("p", Pt.class)); } catch (RuntimeException e) { System.out.println(e.getMessage()); }
                """);
        CommandRun.Told told = run.told();

        List<String> lines = told.out().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(lines).as(told.err()).hasSizeGreaterThan(3);
        assertThat(lines.subList(0, 3)).containsExactly("Pt[x=1, y=0]", "6", "12");
        assertThat(String.join("\n", lines.subList(3, lines.size())))
                .contains("the variable 'p' does not fit this program: it holds class Pt, ")
                .containsPattern("this program has the version of [\\d:]+ from JShell: there is no field 'x'")
                .contains("assign it again, or remove('p')");
    }

    /** JShell's own execution in one JVM resets what used the old definition. */
    @Test
    void whatIsDefinedAnewInJShellReplacesTheOldHereAndOnEngines() throws Exception {
        CommandRun run = start("jshell", "--", "-s", "-");
        run.type("""
                int f() { return 1; }
                var v = f()
                Fn0<Integer> there = () -> f()
                System.out.println(rc.view(0).applySync(there) + " " + v)
                int f() { return 2; }
                System.out.println(rc.view(0).applySync(there) + " " + v + " " + f())
                int f() { return g(); }
                int g() { return 3; }
                System.out.println(rc.view(0).applySync(there) + " " + v + " " + f())
                """);
        CommandRun.Told told = run.told();

        assertThat(told.out().lines().filter(line -> !line.isEmpty()))
                .as(told.err())
                .containsExactly("1 1", "2 1 2", "3 1 3");
    }
}
