package org.cogrid.client.internal.code.group;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.internal.code.graph.ClassGraph;
import org.cogrid.client.internal.code.graph.PackageMates;
import org.cogrid.client.internal.code.graph.RuntimeClasses;
import org.cogrid.client.internal.code.graph.ScannedClass;
import org.cogrid.client.internal.code.jar.CodeLocation;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.client.internal.code.jar.JarUnits;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ClassFileName;
import org.jspecify.annotations.Nullable;

/** The classes and jars that loaders know, as the vertices of a graph. Used for one search. */
final class Vertices {
    private final ClassGraph graph;
    private final Grouping groups;

    Vertices(ClassGraph graph, Grouping groups) {
        this.graph = graph;
        this.groups = groups;
    }

    Optional<Grouped> known(Vertex vertex) {
        return groups.known(vertex);
    }

    /** Returns the vertex for a class, with the loader that defines it. Empty for a class that does not travel. */
    Optional<Vertex> find(String name, ClassLoader loader) {
        ScannedClass node = graph.node(name, loader);
        if (!node.travels()) {
            return Optional.empty();
        }
        ClassLoader home = node.homeIfThere().orElse(loader);
        boolean there = home != loader
                && groups.isDelegated(name, loader, () -> areTheSame(resource(name, loader), resource(name, home)));
        JarContents jar = node.jar();
        return Optional.of(new Vertex(there ? home : loader, jar == null ? name : "", jar));
    }

    ScannedClass node(String name, ClassLoader loader) {
        return graph.node(name, loader);
    }

    ScannedClass node(Vertex vertex) {
        return graph.node(vertex.name(), vertex.loader());
    }

    /** Returns the names of the classes that it mentions. */
    Set<String> mentioned(Vertex vertex) {
        JarContents jar = vertex.jar();
        return jar == null ? node(vertex).file().references() : jar.mentioned();
    }

    /** Returns where it was read from. */
    String place(Vertex vertex) {
        JarContents jar = vertex.jar();
        return jar == null ? node(vertex).place() : jar.file().toString();
    }

    /**
     * Returns the vertices with which it must share a loader, because of package-private members or because both have a
     * class of the same name.
     */
    Set<Vertex> mates(Vertex vertex) {
        if (vertex.jar() == null) {
            meet(vertex);
        } else {
            meetJar(vertex, vertex.jar());
        }
        Set<Vertex> mates = new HashSet<>(copies(vertex));
        for (String name : groups.mates(vertex)) {
            beside(vertex, name).ifPresent(mates::add);
        }
        mates.remove(vertex);
        return mates;
    }

    /** Returns the vertex for the class of that name, if it has the same loader. */
    private Optional<Vertex> beside(Vertex vertex, String name) {
        return find(name, vertex.loader()).filter(found -> found.loader() == vertex.loader());
    }

    private Set<Vertex> copies(Vertex vertex) {
        Set<Vertex> found = new HashSet<>();
        for (HidingJar each : groups.hidingJars(vertex.loader())) {
            Set<Vertex> before = new HashSet<>();
            each.hidden().forEach(name -> beside(vertex, name).ifPresent(before::add));
            Vertex jar = new Vertex(vertex.loader(), "", each.jar());
            if (jar.equals(vertex)) {
                found.addAll(before);
            } else if (before.contains(vertex)) {
                found.add(jar);
            }
        }
        return found;
    }

    private void meetJar(Vertex vertex, JarContents jar) {
        if (!groups.isMet(vertex)) {
            List<String> outermost = jar.names().stream()
                    .filter(name -> PackageMates.nestOf(name).equals(name))
                    .toList();
            Set<String> hidden = groups.paths().before(jar.file(), outermost, vertex.loader());
            hidden.removeIf(name ->
                    beside(vertex, name).filter(found -> !found.equals(vertex)).isEmpty());
            groups.meetJar(vertex, new HidingJar(jar, hidden), sharedPackages(vertex, jar));
        }
    }

    /**
     * Returns the classes of packages that are split: classes that the jar uses and that lie elsewhere, and the jar's
     * own classes of their packages.
     */
    private Map<String, ClassFile> sharedPackages(Vertex vertex, JarContents jar) {
        Map<String, List<String>> packages = jar.names().stream().collect(Collectors.groupingBy(ClassFile::packageOf));
        Map<String, ClassFile> files = new HashMap<>();
        for (String used : jar.mentioned()) {
            List<String> own = packages.getOrDefault(ClassFile.packageOf(used), List.of());
            if (!own.isEmpty() && beside(vertex, used).isPresent()) {
                addFile(used, vertex, files);
                own.forEach(name -> addFile(name, vertex, files));
            }
        }
        return files;
    }

    /** Adds a class and those of its superclasses that are in its package. */
    private void addFile(String name, Vertex beside, Map<String, ClassFile> files) {
        if (!files.containsKey(name) && beside(beside, name).isPresent()) {
            graph.file(name, beside.loader()).ifPresent(file -> {
                files.put(name, file);
                if (ClassFile.packageOf(file.superclass()).equals(ClassFile.packageOf(name))) {
                    addFile(file.superclass(), beside, files);
                }
            });
        }
    }

    /** Returns the classes of its package that it mentions and that travel in jars. */
    private Map<String, ClassFile> usedInJars(Vertex vertex, ClassFile file) {
        String packageName = ClassFile.packageOf(vertex.name());
        Map<String, ClassFile> files = new HashMap<>();
        for (String used : file.references()) {
            if (ClassFile.packageOf(used).equals(packageName)
                    && beside(vertex, used).filter(found -> found.jar() != null).isPresent()) {
                addFile(used, vertex, files);
            }
        }
        return files;
    }

    private void meet(Vertex vertex) {
        String name = vertex.name();
        ClassFile file = node(vertex).file();
        if (file.isOfNest()) {
            list(vertex, PackageMates.nestOf(name));
        }
        if (groups.mayBeUsedBeyondNest(vertex, file)) {
            list(vertex, "");
        }
        Map<String, ClassFile> met = usedInJars(vertex, file);
        met.put(vertex.name(), file);
        groups.meet(vertex, met);
    }

    /** Adds the classes beside that one, once, as any of them may use its package-private members. */
    private void list(Vertex vertex, String nest) {
        if (!groups.isListed(vertex, nest)) {
            Map<String, ClassFile> files = new HashMap<>();
            for (String name : namesBeside(vertex)) {
                if (PackageMates.isIn(nest, name) && isAlone(name, vertex.loader())) {
                    files.put(name, node(name, vertex.loader()).file());
                }
            }
            groups.list(vertex, nest, files);
        }
    }

    /**
     * True if the class of that file has this loader and travels alone. A file may have the name of a class and be
     * none.
     */
    private boolean isAlone(String name, ClassLoader loader) {
        try {
            Vertex found = find(name, loader).orElse(null);
            return found != null && found.jar() == null && found.loader() == loader;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the names in the class's package, as far as they can be listed. */
    private Set<String> namesBeside(Vertex vertex) {
        String packageName = ClassFile.packageOf(vertex.name());
        String folder = packageName.replace('.', '/');
        Set<String> names = new LinkedHashSet<>();
        for (String name : RuntimeClasses.instance().compiledWith(vertex.name(), vertex.loader())) {
            if (ClassFile.packageOf(name).equals(packageName)) {
                names.add(name);
            }
        }
        URL resource = resource(vertex.name(), vertex.loader());
        Path jar = resource == null ? null : CodeLocation.jarFile(resource).orElse(null);
        if (jar != null) {
            names.addAll(JarUnits.namesIn(jar, packageName));
        }
        try {
            for (URL each : Collections.list(vertex.loader().getResources(folder.isEmpty() ? "" : folder + "/"))) {
                Path path = CodeLocation.folder(each).orElse(null);
                if (path != null) {
                    addFiles(path, packageName, names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folders of the package of " + vertex.name() + " can't be listed", e);
        }
        return names;
    }

    private static void addFiles(Path folder, String packageName, Set<String> names) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                ClassFileName.className(name)
                        .filter(type -> !type.endsWith("-info"))
                        .ifPresent(type -> names.add(prefix.concat(type)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + ", of a class a function needs, can't be read", e);
        }
    }

    private static @Nullable URL resource(String name, ClassLoader loader) {
        return loader.getResource(ClassFileName.of(name));
    }

    /**
     * True if both are the same resource. A class that was compiled at run time is no resource, and its loader is known
     * for sure.
     */
    private static boolean areTheSame(@Nullable URL one, @Nullable URL other) {
        return one == null || (other != null && one.toString().equals(other.toString()));
    }
}
