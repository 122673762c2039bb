package org.cogrid.node.internal.groovy.scope;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Finds the session's imports and classes by name, for code that was compiled elsewhere or before the import. Threads
 * of tasks may use it.
 */
public final class ImportedNames {
    private final Supplier<Surroundings> surroundings;
    private final Supplier<ClassLoader> libraries;

    public ImportedNames(Supplier<Surroundings> surroundings, Supplier<ClassLoader> libraries) {
        this.surroundings = surroundings;
        this.libraries = libraries;
    }

    /** The class, or the value of the static member, with that name. */
    public Optional<Object> property(String name) {
        Optional<Class<?>> type = type(name);
        return type.isPresent() ? Optional.of(type.get()) : staticValue(name);
    }

    /** The static method that a call by that name means. */
    public Optional<Member> method(String name) {
        return members(name)
                .filter(member -> Arrays.stream(member.owner().getMethods())
                        .anyMatch(method -> method.getName().equals(member.name()) && isStatic(method.getModifiers())))
                .findFirst();
    }

    private Optional<Class<?>> type(String name) {
        Surroundings now = surroundings.get();
        Stream<Function<Import, Optional<Class<?>>>> ways = Stream.of(
                one -> one.kind() == Import.Kind.CLASS && one.alias().equals(name)
                        ? load(one.owner())
                        : Optional.empty(),
                one -> one.kind() == Import.Kind.PACKAGE ? load(one.owner() + "." + name) : Optional.empty());
        return now.classes()
                .loadSimple(name)
                .or(() -> ways.flatMap(way -> now.imports().stream().map(way))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<Object> staticValue(String name) {
        return members(name)
                .filter(member -> Arrays.stream(member.owner().getFields())
                        .anyMatch(field -> field.getName().equals(member.name()) && isStatic(field.getModifiers())))
                .map(member -> InvokerHelper.getProperty(member.owner(), member.name()))
                .findFirst();
    }

    private Stream<Member> members(String name) {
        return surroundings.get().imports().stream()
                .filter(one -> one.kind() == Import.Kind.STATIC_ALL
                        || (one.kind() == Import.Kind.STATIC_MEMBER
                                && one.alias().equals(name)))
                .flatMap(one ->
                        load(one.owner())
                                .map(owner -> new Member(owner, one.member().isEmpty() ? name : one.member()))
                                .stream());
    }

    private Optional<Class<?>> load(String name) {
        Optional<Class<?>> own = surroundings.get().classes().load(name);
        return own.isPresent() ? own : ClassNames.find(name, libraries.get());
    }

    private static boolean isStatic(int modifiers) {
        return Modifier.isStatic(modifiers);
    }

    /** A static member of a class. */
    public record Member(Class<?> owner, String name) {}
}
