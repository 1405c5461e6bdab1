package main

import (
	"bytes"
	"encoding/pem"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
	"golang.org/x/crypto/x509roots/fallback/bundle"
)

// nobody is the number of the user that the image runs as.
const nobody = 65532

// image writes the OCI image of the programs for Linux, a layout in a tar file: podman load, docker load
// and skopeo read it.
func (r *release) image(programs []program, s shared) error {
	index := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	for _, p := range programs {
		if p.OS != "linux" {
			continue
		}
		img, err := r.imageOf(p, s)
		if err != nil {
			return err
		}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{
			Add: img, Descriptor: v1.Descriptor{MediaType: types.OCIManifestSchema1, Platform: ociPlatform(p.platform)},
		})
	}
	folder := filepath.Join(r.work, "oci")
	path, err := layout.Write(folder, mutate.IndexMediaType(empty.Index, types.OCIImageIndex))
	if err != nil {
		return err
	}
	err = path.AppendIndex(index, layout.WithAnnotations(map[string]string{
		"org.opencontainers.image.ref.name": r.Version,
		"io.containerd.image.name":          "ghcr.io/wenzhai/wenzhai:" + r.Version,
	}))
	if err != nil {
		return err
	}
	files, err := read(os.DirFS(folder), ".")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := writeTar(&b, byName("", files), r.Date); err != nil {
		return err
	}
	return r.place("wenzhai_"+r.Version+"_oci.tar", b.Bytes())
}

// imageOf returns the image for one processor: a layer of the system's few files, and one of the program.
func (r *release) imageOf(p program, s shared) (v1.Image, error) {
	img := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	for _, files := range [][]file{bare(), append(licences(s), file{Name: "usr/bin/wenzhai", Mode: 0o755, Data: p.data})} {
		layer, err := r.layer(files)
		if err != nil {
			return nil, err
		}
		if img, err = mutate.AppendLayers(img, layer); err != nil {
			return nil, err
		}
	}
	config, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	at := ociPlatform(p.platform)
	config.Architecture, config.OS, config.Variant = at.Architecture, at.OS, at.Variant
	config.Created = v1.Time{Time: r.Date}
	for i := range config.History {
		config.History[i].Created = config.Created
	}
	config.Config = v1.Config{
		User: "65532:65532", WorkingDir: "/books", Entrypoint: []string{"/usr/bin/wenzhai"}, Cmd: []string{"--help"},
		Env:    []string{"PATH=/usr/bin", "HOME=/tmp", "XDG_STATE_HOME=/state", "XDG_CACHE_HOME=/cache", "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"},
		Labels: r.labels(),
	}
	return mutate.ConfigFile(img, config)
}

// labels say what the image is.
func (r *release) labels() map[string]string {
	return map[string]string{
		"org.opencontainers.image.title":    "wenzhai",
		"org.opencontainers.image.version":  r.Version,
		"org.opencontainers.image.revision": r.Commit,
		"org.opencontainers.image.created":  r.Date.Format(time.RFC3339),
		"org.opencontainers.image.source":   homepage,
		"org.opencontainers.image.licenses": "MIT",
	}
}

// licences returns those of the program and of what is in it, with their folder.
func licences(s shared) []file {
	list := []file{dir("usr/share/doc"), dir("usr/share/doc/wenzhai")}
	for _, f := range s.documents {
		if f.Name == "LICENSE" || f.Name == "THIRD-PARTY.txt" {
			list = append(list, file{Name: "usr/share/doc/wenzhai/" + f.Name, Data: f.Data})
		}
	}
	return list
}

// layer returns the files as a layer.
func (r *release) layer(files []file) (v1.Layer, error) {
	var b bytes.Buffer
	if err := writeTar(&b, files, r.Date); err != nil {
		return nil, err
	}
	return tarball.LayerFromOpener(func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(b.Bytes())), nil
	}, tarball.WithMediaType(types.OCILayer))
}

// bare returns what a program wants of a system: roots of TLS, a name for its user, and folders.
func bare() []file {
	return []file{
		own("cache"),
		dir("etc"),
		{Name: "etc/group", Data: []byte("root:x:0:\nnonroot:x:65532:\n")},
		{Name: "etc/passwd", Data: []byte("root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin\n")},
		dir("etc/ssl"),
		dir("etc/ssl/certs"),
		{Name: "etc/ssl/certs/ca-certificates.crt", Data: roots()},
		own("state"),
		{Name: "tmp", Mode: fs.ModeDir | fs.ModeSticky | 0o777},
		dir("usr"),
		dir("usr/bin"),
		dir("usr/share"),
		own("books"),
	}
}

// dir returns a folder of root, and own one of the user that the image runs as.
func dir(name string) file { return file{Name: name, Mode: fs.ModeDir | 0o755} }

func own(name string) file { return file{Name: name, Mode: fs.ModeDir | 0o755, User: nobody} }

// roots returns the roots of TLS, as PEM has them.
func roots() []byte {
	var b bytes.Buffer
	for root := range bundle.Roots() {
		// Those that hold for some names or times alone are left out: a file of roots cannot say so.
		if root.Constraint == nil {
			_ = pem.Encode(&b, &pem.Block{Type: "CERTIFICATE", Bytes: root.Certificate})
		}
	}
	return b.Bytes()
}

// ociPlatform returns the platform in the words of OCI.
func ociPlatform(p platform) *v1.Platform {
	at := &v1.Platform{OS: p.OS, Architecture: p.Arch}
	switch p.Arch {
	case "arm":
		at.Variant = "v7"
	case "arm64":
		at.Variant = "v8"
	}
	return at
}
