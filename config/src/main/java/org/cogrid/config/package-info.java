/** What a user edits: the settings, and the configuration files that are packaged as their defaults. */
@NullMarked
package org.cogrid.config;

import org.jspecify.annotations.NullMarked;
