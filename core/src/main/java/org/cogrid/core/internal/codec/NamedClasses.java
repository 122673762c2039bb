package org.cogrid.core.internal.codec;

/** The described classes of a value from another JVM: only their names are known, and one loader finds them. */
record NamedClasses(ClassLoader loader) implements DescribedClasses {
    @Override
    public Class<?> find(String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }

    @Override
    public String nameHere(String className) {
        return className;
    }

    @Override
    public void next() {}

    @Override
    public ClassLoader definerOf(Class<?>... interfaces) {
        return loader;
    }
}
