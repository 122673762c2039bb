package org.cogrid.client.internal.code;

import java.util.Map;
import java.util.Optional;
import org.cogrid.client.internal.code.graph.UnitSources;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.VersionTeller;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes of values that come back. If this program has sent exactly that class, it is found by its content;
 * any other class is found by name. It defines no classes, as code never travels to a client.
 */
final class ArrivedClasses extends ClassLoader implements VersionTeller {
    private final Manifest manifest;
    private final UnitSources sources;
    private final Map<String, ContentHash> classes;

    ArrivedClasses(Manifest manifest, UnitSources sources, ClassLoader application) {
        super("what came back to " + manifest.origin(), application);
        this.manifest = manifest;
        this.sources = sources;
        this.classes = manifest.classes();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Optional<ClassLoader> sender = senderOf(name);
        return sender.isPresent() ? Class.forName(name, false, sender.get()) : byName(name);
    }

    private Optional<ClassLoader> senderOf(String name) {
        ContentHash unit = classes.get(name);
        return unit == null ? Optional.empty() : sources.loaderOf(unit);
    }

    private Class<?> byName(String name) throws ClassNotFoundException {
        ClassNotFoundException missing;
        try {
            return super.loadClass(name, false);
        } catch (ClassNotFoundException e) {
            missing = e;
        }
        Class<?> found = inSentJars(name);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (found == null && context != null) {
            found = find(name, context);
        }
        if (found == null) {
            throw new ClassNotFoundException(explain(name), missing);
        }
        return found;
    }

    private @Nullable Class<?> inSentJars(String name) {
        return manifest.jars().stream()
                .flatMap(jar -> sources.loaderOf(jar.hash()).stream())
                .distinct()
                .map(loader -> find(name, loader))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String there(String className) {
        return "another version"
                + manifest.groups().values().stream()
                        .filter(group -> group.classes().containsKey(className))
                        .map(CodeGroup::placeInWords)
                        .filter(place -> !place.isEmpty())
                        .findFirst()
                        .map(place -> " from " + place)
                        .orElse("");
    }

    @Override
    public String here(String className) {
        return "that of this program";
    }

    private static @Nullable Class<?> find(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            return null; // several loaders are asked, and one of them may have it
        }
    }

    private String explain(String name) {
        return manifest.session().containsKey(name)
                ? name + " is defined only on the engine, by a text that ran there (" + manifest.origin()
                        + "): pull parts of the value, such as a map or list of its properties"
                : name + " is known to the engine but not to this program: put it on the class path here, or, if it was"
                        + " renamed or removed, assign the value again";
    }
}
