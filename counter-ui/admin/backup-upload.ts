import { ApiError } from "../../ui/api.ts";

/** Sends a backup to be restored. @throws ApiError */
export function sendBackup(file: File, progress: (share: number) => void): Promise<void> {
  return sendFile("/v1/admin/restore", file, progress);
}

/** Sends a large file and tells how far it is; `fetch` could not. @throws ApiError */
export function sendFile(
  path: string,
  file: File,
  progress: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiError({ status: 0, code: "offline", title: "" }));
    request.onload = () => {
      const { status, response } = request;
      if (status < 400) resolve();
      else
        reject(
          new ApiError({
            status,
            code: response?.code ?? "unreadable",
            title: response?.title ?? "",
            facts: response?.facts ?? {},
          }),
        );
    };
    request.send(file);
  });
}
