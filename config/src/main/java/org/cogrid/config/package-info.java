/**
 * The settings that a user can change. Begin with {@link org.cogrid.config.Settings}, which loads them from files,
 * environment and system properties. {@code ClientSettings}, {@code EngineSettings}, {@code GridSettings} and {@code
 * ShellSettings} are the parsed settings of one part each. {@link org.cogrid.config.ConfigFiles} gives the
 * configuration files of Hazelcast and logging. The packaged {@code cogrid.properties} documents every setting and its
 * default.
 */
@NullMarked
package org.cogrid.config;

import org.jspecify.annotations.NullMarked;
