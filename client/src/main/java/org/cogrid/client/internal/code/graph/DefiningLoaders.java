package org.cogrid.client.internal.code.graph;

import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import org.cogrid.client.internal.code.jar.CodeLocation;
import org.cogrid.core.internal.code.ClassFileName;

/**
 * Finds the loader that a class comes from. A loader asks other loaders first; of these, the outermost that has the
 * same class counts. A class lives as long as its loader, so a reloaded part of a program does not take along what it
 * shares with the rest.
 */
final class DefiningLoaders {
    private DefiningLoaders() {}

    static ClassLoader ofClass(String name, byte[] bytes, ClassLoader loader) {
        return outermost(
                loader,
                outer -> ClassBytes.read(name, outer)
                        .filter(others -> Arrays.equals(others, bytes))
                        .isPresent());
    }

    /** Returns the loader that a class in this jar comes from. */
    static ClassLoader ofJar(String className, Path jar, ClassLoader loader) {
        String resource = ClassFileName.of(className);
        return outermost(loader, outer -> {
            URL found = outer.getResource(resource);
            return found != null
                    && CodeLocation.jarFile(found).filter(jar::equals).isPresent();
        });
    }

    private static ClassLoader outermost(ClassLoader loader, Predicate<ClassLoader> hasTheSame) {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        ClassLoader home = loader;
        for (ClassLoader outer = loader.getParent(); outer != null && outer != platform; outer = outer.getParent()) {
            if (hasTheSame.test(outer)) {
                home = outer;
            }
        }
        return home;
    }
}
