package org.cogrid.client.internal.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cogrid.core.internal.task.ImportTask;
import org.cogrid.core.internal.task.ImportText;

/** Checks the names of an import against this program's class path, and finds their classes. */
final class ImportNames {
    private final ProgramClasses program;
    private final List<String> imports = new ArrayList<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();

    private ImportNames(ProgramClasses program) {
        this.program = program;
    }

    /** Makes the task that imports these names. Fails at the first name that does not exist here. */
    static ImportTask check(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("there is nothing to import: give at least one name");
        }
        ImportNames checked = new ImportNames(ProgramClasses.ofThisThread());
        Arrays.stream(names).forEach(checked::add);
        return new ImportTask(
                checked.imports,
                checked.classes.stream().filter(ProgramClasses::isNotOfTheJdk).toList());
    }

    private void add(String text) {
        ImportText wanted = ImportText.parse(text)
                .orElseThrow(
                        () -> refused(text, "it is none of a.b.C, a.b.*, static a.b.C.m, static a.b.C.*, a.b.C as D"));
        if (wanted.isStatic()) {
            classes.add(wanted.isStar() ? classOf(text, wanted.path()) : ownerOfMember(text, wanted.path()));
        } else {
            classes.addAll(
                    wanted.isStar() ? packageOrNested(text, wanted.path()) : List.of(classOf(text, wanted.path())));
        }
        imports.add(wanted.text());
    }

    private List<Class<?>> packageOrNested(String text, String name) {
        Optional<Class<?>> owner = program.find(name);
        return owner.isPresent()
                ? List.of(owner.get())
                : program.inPackage(name)
                        .orElseThrow(
                                () -> refused(text, "there is no package or class " + name + " on its class path"));
    }

    private Class<?> classOf(String text, String name) {
        return program.find(name).orElseThrow(() -> refused(text, "there is no class " + name + " on its class path"));
    }

    private Class<?> ownerOfMember(String text, String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            throw refused(text, "a static import names a class and its member, as in static java.lang.Math.sqrt");
        }
        Class<?> owner = classOf(text, name.substring(0, dot));
        String member = name.substring(dot + 1);
        if (!StaticMembers.of(owner).contains(member)) {
            throw refused(text, owner.getName() + " has no static member " + member);
        }
        return owner;
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("this program can't import '" + text + "': " + why);
    }
}
