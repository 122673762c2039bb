package org.cogrid.node.internal.groovy.scope;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Refuses imports of classes and members that do not exist. Star imports of packages always pass, because any package
 * may exist.
 */
public final class ImportCheck {
    private final ClassLoader loader;

    public ImportCheck(ClassLoader loader) {
        this.loader = loader;
    }

    public void check(Import one) {
        if (one.kind() == Import.Kind.PACKAGE) {
            return;
        }
        Class<?> owner = ClassNames.find(one.owner(), loader)
                .orElseThrow(() -> new IllegalArgumentException("import " + one.text() + ": there is no class "
                        + one.owner() + " on this engine; send its library with addJars, or correct the name"));
        if (one.kind() == Import.Kind.STATIC_MEMBER && members(owner).noneMatch(name -> matches(name, one.member()))) {
            throw new IllegalArgumentException(
                    "import " + one.text() + ": " + owner.getName() + " has no member " + one.member());
        }
    }

    private static Stream<String> members(Class<?> owner) {
        Stream<String> fields = Arrays.stream(owner.getFields()).map(field -> field.getName());
        Stream<String> methods = Arrays.stream(owner.getMethods()).map(method -> method.getName());
        Stream<String> types = Arrays.stream(owner.getClasses()).map(Class::getSimpleName);
        return Stream.of(fields, methods, types).flatMap(names -> names);
    }

    /** Whether {@code member} is imported by {@code name}. Groovy also takes {@code static X.name} for {@code X.getName()}. */
    private static boolean matches(String name, String member) {
        String property = member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
        return name.equals(member) || name.equals("get" + property) || name.equals("is" + property);
    }
}
